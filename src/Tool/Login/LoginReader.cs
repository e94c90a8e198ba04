using System.CommandLine;
using TypedStreaming.JwtBearer;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Login;

/// <summary>Creates the login from the options of the command line and from environment variables.</summary>
internal sealed class LoginReader(LoginOptions options, ParseResult parsed, IShell shell)
{
    private readonly SecretReader _secrets = new(shell, parsed);
    private readonly FlowChoice _choice = new(options, parsed, shell);

    /// <summary>
    /// The login address that the options specify, which is known before a secret is read. The value is null if no option specifies an address, for
    /// example because the file with the access token contains the address.
    /// </summary>
    public Uri? GivenAddress => _choice.Flow() == LoginFlow.AccessToken ? AddressIn(options.InstanceUrl) : AddressIn(options.LoginUrl);

    public async Task<OrgLogin> ReadAsync(CancellationToken cancellationToken)
    {
        var flow = _choice.Flow();
        return flow == LoginFlow.AccessToken
            ? await AccessTokenAsync(cancellationToken).ConfigureAwait(false)
            : await OAuthAsync(flow, cancellationToken).ConfigureAwait(false);
    }

    private async Task<OrgLogin> AccessTokenAsync(CancellationToken cancellationToken)
    {
        var text = await RequiredAsync(options.AccessToken, LoginFlow.AccessToken, cancellationToken).ConfigureAwait(false);
        var token = CliToken.Parse(text, parsed.GetValue(options.AccessToken.File) is null ? options.AccessToken.Variable : options.AccessToken.File.Name);
        var address = Value(options.InstanceUrl) ?? token.InstanceUrl
            ?? throw new ToolException("--instance-url is missing. Specify the org's own address, such as https://acme.my.salesforce.com ('sf org display' shows it).");
        var instance = OrgAddress.Parse(options.InstanceUrl.Name, address);
        return new OrgLogin(new StaticToken(token.Reveal(), instance), LoginFlow.AccessToken, instance, null);
    }

    private async Task<OrgLogin> OAuthAsync(LoginFlow flow, CancellationToken cancellationToken)
    {
        var clientId = Required(options.ClientId, flow);
        var loginUrl = AddressIn(options.LoginUrl);
        if (loginUrl is null && flow == LoginFlow.ClientCredentials)
            throw new ToolException("--login-url is missing: the client-credentials flow works only with the org's My Domain address. Specify an address such as https://acme.my.salesforce.com.");
        var username = flow is LoginFlow.Jwt or LoginFlow.Password ? Required(options.Username, flow) : null;
        var source = await SourceAsync(flow, clientId, username, cancellationToken).ConfigureAwait(false);
        source.LoginUrl = loginUrl;
        source.Sandbox = parsed.GetValue(options.Sandbox);
        return new OrgLogin(source, flow, source.TokenUrl, username);
    }

    private async Task<OAuthFlow> SourceAsync(LoginFlow flow, string clientId, string? username, CancellationToken cancellationToken)
    {
        Task<string> SecretAsync(SecretOption option) => RequiredAsync(option, flow, cancellationToken);
        return flow switch
        {
            LoginFlow.ClientCredentials => new ClientCredentialsFlow(clientId, await SecretAsync(options.ClientSecret).ConfigureAwait(false)),
            LoginFlow.Jwt => JwtFlow(clientId, username!, await SecretAsync(options.PrivateKey).ConfigureAwait(false)),
            LoginFlow.Password => new PasswordFlow(
                username!, await SecretAsync(options.Password).ConfigureAwait(false), clientId, await SecretAsync(options.ClientSecret).ConfigureAwait(false)),
            _ => new RefreshTokenFlow(
                await SecretAsync(options.RefreshToken).ConfigureAwait(false), clientId, await _secrets.GivenAsync(options.ClientSecret, cancellationToken).ConfigureAwait(false))
            {
                OnRotated = WarnOfRotation,
            },
        };
    }

    private JwtBearerFlow JwtFlow(string clientId, string username, string key)
    {
        try
        {
            return new JwtBearerFlow(clientId, username, key);
        }
        catch (ArgumentException)
        {
            throw new ToolException(
                $"{options.PrivateKey.File.Name}: this is not an unencrypted RSA key of 2048 bits or more. Specify a PEM file that begins with '-----BEGIN PRIVATE KEY-----' or '-----BEGIN RSA PRIVATE KEY-----'.");
        }
    }

    // The tool stores no token, so it cannot keep the new one.
    private ValueTask WarnOfRotation(string token, CancellationToken cancellationToken)
    {
        shell.Error.WriteLine(ErrorLine.Warning(
            "the org replaced the refresh token, and the old one is no longer valid. tse stores no tokens: before the next run, get another refresh token, or use another --flow."));
        return ValueTask.CompletedTask;
    }

    private Uri? AddressIn(Option<string?> option) => Value(option) is { } text ? OrgAddress.Parse(option.Name, text) : null;

    private string? Value(Option<string?> option) => LoginOptions.ValueOf(option, parsed, shell);

    private string Required(Option<string?> option, LoginFlow flow) => Value(option)
        ?? throw new ToolException($"{option.Name} is missing: the flow {LoginFlowNames.NameOf(flow)} requires it. Use {option.Name} {option.HelpName}, or set {LoginOptions.VariableOf(option)}.");

    private async Task<string> RequiredAsync(SecretOption option, LoginFlow flow, CancellationToken cancellationToken) =>
        await _secrets.FindAsync(option, cancellationToken).ConfigureAwait(false)
        ?? throw new ToolException($"The flow {LoginFlowNames.NameOf(flow)} requires {option.What}. Use {option.File.Name} FILE, or set {option.Variable}.");
}
