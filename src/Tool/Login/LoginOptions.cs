using System.CommandLine;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Login;

/// <summary>The options for the login to an org, which are the same for all commands.</summary>
internal sealed class LoginOptions
{
    public LoginOptions()
    {
        AccessToken = new SecretOption("access-token", "the access token, or the output of 'sf org auth show-access-token --json'");
        PrivateKey = new SecretOption("private-key", "the RSA private key in PEM format");
        RefreshToken = new SecretOption("refresh-token", "the refresh token");
        Password = new SecretOption("password", "the password, followed by the security token");
        ClientSecret = new SecretOption("client-secret", "the client secret");
    }

    public Option<string?> Flow { get; } = Text("--flow", "FLOW", $"The login flow: {LoginFlowNames.All}. By default, the flow whose secret is specified.");

    public Option<string?> LoginUrl { get; } = Text("--login-url", "URL", "The login host, such as https://acme.my.salesforce.com. By default, login.salesforce.com.");

    public Option<bool> Sandbox { get; } = new("--sandbox") { Description = "Logs in at test.salesforce.com." };

    public Option<string?> InstanceUrl { get; } = Text("--instance-url", "URL", "The org's own address, for use with an access token.");

    public Option<string?> ClientId { get; } = Text("--client-id", "ID", "The consumer key of the app that is used for the login.");

    public Option<string?> Username { get; } = Text("--username", "NAME", "The user name, for the flows jwt and password.");

    public SecretOption AccessToken { get; }

    public SecretOption PrivateKey { get; }

    public SecretOption RefreshToken { get; }

    public SecretOption Password { get; }

    public SecretOption ClientSecret { get; }

    /// <summary>The options for the secrets of all login flows.</summary>
    public IReadOnlyList<SecretOption> Secrets => [AccessToken, PrivateKey, RefreshToken, Password, ClientSecret];

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Flow, LoginUrl, Sandbox, InstanceUrl, ClientId, Username }) command.Add(option);
        foreach (var secret in Secrets) command.Add(secret.File);
    }

    /// <summary>Returns the value of an option that is not secret. If the option is missing, returns the value of its environment variable.</summary>
    public static string? ValueOf(Option<string?> option, ParseResult parsed, IShell shell) =>
        parsed.GetValue(option) ?? shell.Variable(VariableOf(option));

    public static string VariableOf(Option option) => "TSE_" + option.Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    private static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };
}
