using System.CommandLine;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Login;

/// <summary>
/// Selects the login flow: by the option for the flow or, without this option, by the secret that is specified. Options of the command line take
/// precedence over environment variables.
/// </summary>
internal sealed class FlowChoice(LoginOptions options, ParseResult parsed, IShell shell)
{
    /// <exception cref="ToolException">No flow, no secret or several secrets are specified.</exception>
    public LoginFlow Flow()
    {
        if (LoginOptions.ValueOf(options.Flow, parsed, shell) is { } name) return LoginFlowNames.Parse(name);
        var files = OwnSecrets.Where(one => parsed.GetValue(one.Secret.File) is not null).ToList();
        var given = files.Count > 0 ? files : OwnSecrets.Where(one => IsPossible(one.Flow) && shell.Variable(one.Secret.Variable) is not null).ToList();
        if (given.Count == 1) return given[0].Flow;
        if (given.Count > 1) throw new ToolException($"Several login flows are possible ({string.Join(", ", given.Select(static one => LoginFlowNames.NameOf(one.Flow)))}). Select one with --flow FLOW.");
        if (parsed.GetValue(options.ClientSecret.File) is not null || (IsPossible(LoginFlow.ClientCredentials) && shell.Variable(options.ClientSecret.Variable) is not null)) return LoginFlow.ClientCredentials;
        throw new ToolException(Missing() + Unused());
    }

    private IEnumerable<(LoginFlow Flow, SecretOption Secret)> OwnSecrets =>
    [
        (LoginFlow.AccessToken, options.AccessToken),
        (LoginFlow.Jwt, options.PrivateKey),
        (LoginFlow.RefreshToken, options.RefreshToken),
        (LoginFlow.Password, options.Password),
    ];

    /// <summary>The options that only a login uses, and not an access token.</summary>
    private IEnumerable<Option> OfLogin => [options.LoginUrl, options.Sandbox, options.ClientId, options.Username];

    /// <summary>
    /// Returns true if the secret of a flow can be taken from the environment: an option of the command line that only the other flows use excludes
    /// the flow.
    /// </summary>
    private bool IsPossible(LoginFlow flow)
    {
        var (isToken, isLogin) = (IsGiven(options.InstanceUrl), OfLogin.Any(IsGiven));
        return isToken == isLogin || isToken == (flow == LoginFlow.AccessToken);
    }

    private bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };

    private bool IsSpecified(Option<string?> option) => LoginOptions.ValueOf(option, parsed, shell) is not null;

    private string Missing() =>
        IsSpecified(options.Username) ? $"The login has no secret. For the flow jwt, set {options.PrivateKey.Variable}, or use {options.PrivateKey.File.Name} FILE; for another flow, add --flow FLOW (one of {LoginFlowNames.All})."
        : IsSpecified(options.ClientId) || IsSpecified(options.LoginUrl) || IsGiven(options.Sandbox) ? NoSecret("client credentials", options.ClientSecret, LoginFlow.ClientCredentials)
        : IsSpecified(options.InstanceUrl) ? NoSecret("an access token", options.AccessToken, LoginFlow.AccessToken)
        : $"No login was specified. Use {options.AccessToken.File.Name} FILE and {options.InstanceUrl.Name} URL, or --flow FLOW (one of {LoginFlowNames.All}) with its options.";

    private static string NoSecret(string what, SecretOption secret, LoginFlow flow) =>
        $"The login has no secret. For {what}, set {secret.Variable}, use {secret.File.Name} FILE, or add --flow {LoginFlowNames.NameOf(flow)} to be asked for it.";

    // Otherwise, it would not be clear why a variable that is set has no effect.
    private string Unused()
    {
        var unused = OwnSecrets.Select(static one => one.Secret.Variable).Where(variable => shell.Variable(variable) is not null).ToList();
        var by = OfLogin.Prepend(options.InstanceUrl).FirstOrDefault(IsGiven);
        return unused.Count == 0 || by is null ? "" : $" {string.Join(", ", unused)} cannot be used with {by.Name}.";
    }
}
