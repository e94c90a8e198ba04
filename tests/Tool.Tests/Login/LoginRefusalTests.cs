using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Login;

/// <summary>Login options that are wrong: each gets one line, and no request is sent.</summary>
public sealed class LoginRefusalTests
{
    private TestShell Shell { get; } = new();

    [Theory]
    [InlineData("[REDACTED] Use 'sf org auth show-access-token' to view")]
    [InlineData("""{"result":{"accessToken":"[REDACTED] Use 'sf org auth show-access-token' to view","instanceUrl":"https://acme.my.salesforce.com"}}""")]
    public async Task Redacted_output_names_the_other_command(string text)
    {
        Shell.Type(text);
        await RefusesAsync(
            "--access-token-file: this is the output of 'sf org display', which has not contained the token since May 2026. Use the output of 'sf org auth show-access-token --target-org ORG --json'.",
            "--access-token-file", "-");
    }

    [Theory]
    [InlineData("{\"result\":", "--access-token-file: the text looks like JSON, but is not valid JSON.")]
    [InlineData("{\"result\":{}}", "--access-token-file: the JSON contains no accessToken.")]
    [InlineData("two words", "--access-token-file: this is not an access token.")]
    [InlineData("  \n", "--access-token-file: the standard input is empty.")]
    [InlineData("00D000000000001!token", "--instance-url is missing.")]
    public async Task A_wrong_token_gets_one_line(string text, string expected)
    {
        Shell.Type(text);
        await RefusesAsync(expected, "--access-token-file", "-");
    }

    [Fact]
    public async Task An_input_that_cannot_be_read_gets_one_line()
    {
        using var input = new FailingInput();
        Shell.Input = input;
        await RefusesAsync("--access-token-file: the standard input cannot be read. Use a pipe, or specify the path of a file.", "--access-token-file", "-");
    }

    [Theory]
    [InlineData("No login was specified.")]
    [InlineData("The login has no secret. For client credentials, set TSE_CLIENT_SECRET, use --client-secret-file FILE, or add --flow client-credentials to be asked for it.", "--login-url", "https://acme.my.salesforce.com", "--client-id", "x")]
    [InlineData("The login has no secret. For client credentials, set TSE_CLIENT_SECRET", "--sandbox")]
    [InlineData("The login has no secret. For the flow jwt, set TSE_PRIVATE_KEY, or use --private-key-file FILE; for another flow, add --flow FLOW", "--client-id", "x", "--username", "y")]
    [InlineData("The login has no secret. For an access token, set TSE_ACCESS_TOKEN, use --access-token-file FILE, or add --flow access-token to be asked for it.", "--instance-url", "https://acme.my.salesforce.com")]
    [InlineData("--flow: 'soap' is not a valid login flow. Use one of access-token, client-credentials, jwt, password, refresh-token.", "--flow", "soap")]
    [InlineData("--client-id is missing: the flow jwt requires it. Use --client-id ID, or set TSE_CLIENT_ID.", "--flow", "jwt")]
    [InlineData("--username is missing: the flow jwt requires it.", "--flow", "jwt", "--client-id", "x")]
    [InlineData("The flow jwt requires the RSA private key in PEM format. Use --private-key-file FILE, or set TSE_PRIVATE_KEY.", "--flow", "jwt", "--client-id", "x", "--username", "y")]
    [InlineData("--login-url: 'acme.my.salesforce.com' is not a valid address. Use a form such as https://acme.my.salesforce.com.", "--flow", "jwt", "--client-id", "x", "--login-url", "acme.my.salesforce.com")]
    [InlineData("--login-url: 'http://acme.my.salesforce.com' is not HTTPS", "--flow", "jwt", "--client-id", "x", "--login-url", "http://acme.my.salesforce.com")]
    [InlineData("--login-url: the address contains a user name or password.", "--flow", "jwt", "--client-id", "x", "--login-url", "https://me:pw@acme.my.salesforce.com")]
    [InlineData("--private-key-file: the file cannot be read.", "--flow", "jwt", "--client-id", "x", "--username", "y", "--private-key-file", "/nowhere/key")]
    [InlineData("Several login flows are possible (jwt, refresh-token). Select one with --flow FLOW.", "--private-key-file", "a", "--refresh-token-file", "b")]
    public Task Wrong_login_options_get_one_line(string expected, params string[] args) => RefusesAsync(expected, args);

    [Theory]
    [InlineData("TSE_ACCESS_TOKEN", "The login has no secret. For client credentials, set TSE_CLIENT_SECRET, use --client-secret-file FILE, or add --flow client-credentials to be asked for it. TSE_ACCESS_TOKEN cannot be used with --login-url.", "--client-id", "x", "--login-url", "https://acme.my.salesforce.com")]
    [InlineData("TSE_REFRESH_TOKEN", "The login has no secret. For an access token, set TSE_ACCESS_TOKEN, use --access-token-file FILE, or add --flow access-token to be asked for it. TSE_REFRESH_TOKEN cannot be used with --instance-url.", "--instance-url", "https://acme.my.salesforce.com")]
    public Task A_secret_in_a_variable_is_not_used_against_the_options(string variable, string expected, params string[] args)
    {
        Shell[variable] = "hunter2hunter2";
        return RefusesAsync(expected, args);
    }

    [Fact]
    public async Task Client_credentials_need_the_address_of_the_org()
    {
        var shell = new TestShell { ["TSE_CLIENT_SECRET"] = "x" };
        Assert.Equal(ExitCodes.CouldNotRun, await shell.RunAsync("listen", "/topic/A", "--client-id", "x"));
        Assert.StartsWith("tse: --login-url is missing", shell.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--password", "hunter2hunter2")]
    [InlineData("--client-secret=hunter2hunter2")]
    [InlineData("--access-token:hunter2hunter2")]
    public async Task A_secret_in_the_command_line_is_refused_and_not_repeated(params string[] args)
    {
        await RefusesAsync(args[0].Split('=', ':')[0] + " is not an option, because process lists would show the secret.", args);
        Assert.DoesNotContain("hunter2", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_key_is_not_repeated()
    {
        Shell.Type("hunter2hunter2");
        await RefusesAsync(
            "--private-key-file: this is not an unencrypted RSA key", "--client-id", "x", "--username", "y", "--private-key-file", "-");
        Assert.DoesNotContain("hunter2", Shell.Err, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(string expected, params string[] args)
    {
        Assert.Equal(ExitCodes.CouldNotRun, await Shell.RunAsync(["listen", "/topic/Accounts", .. args]));
        Assert.StartsWith("tse: " + expected, Shell.Err, StringComparison.Ordinal);
        Assert.Single(Shell.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>An input that is not readable, as a stream that was opened for writing.</summary>
    private sealed class FailingInput : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new UnauthorizedAccessException("Access to the path is denied.");

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
