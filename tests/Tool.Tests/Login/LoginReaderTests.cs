using TypedStreaming.Simulator;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Login;

public sealed class LoginReaderTests(LoginOrg fixture) : IClassFixture<LoginOrg>
{
    private readonly OrgShell _org = fixture.Org;

    private TestShell Shell { get; } = new() { ["TSE_LOGIN_URL"] = fixture.Org.Org.Url.ToString() };

    private SimulatedUser User => _org.Org.User;

    [Fact]
    public Task Client_credentials_from_a_file() =>
        LogsInAsync("--client-id", User.ClientId, "--client-secret-file", _org.Write("secret", User.ClientSecret + "\n"));

    [Fact]
    public Task A_key_from_a_file() =>
        LogsInAsync("--client-id", User.ClientId, "--username", User.Username, "--private-key-file", _org.Write("key.pem", fixture.Key.ExportPkcs8PrivateKeyPem()));

    [Fact]
    public Task A_refresh_token_from_the_environment()
    {
        Shell["TSE_REFRESH_TOKEN"] = User.RefreshToken;
        Shell["TSE_CLIENT_ID"] = User.ClientId;
        return LogsInAsync();
    }

    [Fact]
    public Task A_password_from_the_environment_and_a_hidden_prompt()
    {
        Shell["TSE_CLIENT_SECRET"] = User.ClientSecret;
        Shell.IsInputTerminal = true;
        Shell.Answers.Enqueue(User.Password);
        return LogsInAsync("--flow", "password", "--client-id", User.ClientId, "--username", User.Username);
    }

    [Fact]
    public Task An_access_token_from_the_environment()
    {
        Shell["TSE_ACCESS_TOKEN"] = _org.Org.IssueAccessToken();
        return LogsInAsync("--instance-url", _org.Org.Url.ToString());
    }

    [Fact]
    public Task Options_take_precedence_over_a_token_in_the_environment()
    {
        Shell["TSE_ACCESS_TOKEN"] = "not-of-this-org";
        Shell["TSE_INSTANCE_URL"] = "http://127.0.0.1:9";
        Shell["TSE_CLIENT_SECRET"] = User.ClientSecret;
        return LogsInAsync("--login-url", _org.Org.Url.ToString(), "--client-id", User.ClientId);
    }

    [Fact]
    public Task The_address_of_an_access_token_takes_precedence_over_another_secret_in_the_environment()
    {
        Shell["TSE_ACCESS_TOKEN"] = _org.Org.IssueAccessToken();
        Shell["TSE_REFRESH_TOKEN"] = "of-another-login";
        return LogsInAsync("--instance-url", _org.Org.Url.ToString());
    }

    [Fact]
    public Task The_output_of_the_cli_from_the_standard_input()
    {
        Shell.Type($$"""{"status":0,"result":{"accessToken":"{{_org.Org.IssueAccessToken()}}"},"warnings":["This command exposes sensitive information"]}""");
        return LogsInAsync("--access-token-file", "-", "--instance-url", _org.Org.Url.ToString());
    }

    [Fact]
    public Task The_output_of_the_cli_with_an_address_from_a_file_of_another_encoding()
    {
        var path = _org.Write("token.json", "");
        File.WriteAllText(path, $$$"""{"result":{"accessToken":"{{{_org.Org.IssueAccessToken()}}}","instanceUrl":"{{{_org.Org.Url}}}"}}""", System.Text.Encoding.Unicode);
        return LogsInAsync("--access-token-file", path);
    }

    [Fact]
    public async Task A_file_that_others_can_read_gets_a_warning()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other permissions.");
        var path = _org.Write("secret", User.ClientSecret, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        await LogsInAsync("--client-id", User.ClientId, "--client-secret-file", path);
        Assert.Contains($"tse: warning: {path} can be read by other users. Run 'chmod 600 {path}'.", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_refresh_token_gets_a_warning()
    {
        await using var org = await OrgShell.StartAsync(new SimulatedOrgOptions { RotateRefreshTokens = true });
        await org.PublishAsync("Acme");
        Shell["TSE_LOGIN_URL"] = org.Org.Url.ToString();
        Shell["TSE_REFRESH_TOKEN"] = org.Org.User.RefreshToken;
        await LogsInAsync("--client-id", org.Org.User.ClientId);
        Assert.Contains("tse: warning: the org replaced the refresh token", Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_login_is_a_failure_without_the_secret()
    {
        Shell["TSE_CLIENT_SECRET"] = "hunter2hunter2";
        Assert.Equal(ExitCodes.Failure, await Shell.RunAsync("listen", "/topic/Accounts", "--client-id", User.ClientId));
        Assert.Contains("invalid_client", Shell.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Shell.Err, StringComparison.Ordinal);
    }

    private async Task LogsInAsync(params string[] args)
    {
        var exitCode = await Shell.RunAsync(["listen", "/topic/Accounts", "--from", "earliest", "--count", "1", .. args]);
        Assert.True(exitCode == ExitCodes.Success, Shell.Err);
        Assert.Contains("Acme", Shell.Out, StringComparison.Ordinal);
        foreach (var secret in new[] { User.ClientSecret, User.Password, User.RefreshToken }) Assert.DoesNotContain(secret, Shell.Err + Shell.Out, StringComparison.Ordinal);
    }
}
