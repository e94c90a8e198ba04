using System.Net;
using System.Text.Json;

namespace TypedStreaming.JwtBearer.Tests;

/// <summary>Neither key nor assertion nor access token ever stands in a text.</summary>
public sealed class SecretsTests
{
    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"invalid assertion"}""")]
    [InlineData(200, """{"access_token":"00DKx0000000001!AQtoken"}""")]
    [InlineData(200, "<html>00DKx0000000001!AQtoken</html>")]
    [InlineData(503, "")]
    public async Task No_failed_login_tells_a_secret(int status, string answer)
    {
        using var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8);
        using var host = new TokenHost((HttpStatusCode)status, answer);
        AssertSilent((await host.FailAsync(flow)).ToString(), host);
    }

    [Fact]
    public async Task No_text_or_JSON_of_the_flow_tells_a_secret()
    {
        using var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8);
        using var host = new TokenHost();
        var token = await host.LoginAsync(flow);
        object[] holders = [flow, token];
        foreach (var holder in holders) AssertSilent($"{holder} {JsonSerializer.Serialize(holder, holder.GetType())}", host);
    }

    [Fact]
    public async Task No_log_line_of_a_run_tells_a_secret()
    {
        using var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8);
        using var host = new TokenHost();
        using var org = new TokenHost(HttpStatusCode.OK, "[]");
        using var log = new RecordedLog();
        await using var client = new StreamingClient(new StreamingClientOptions
        {
            AccessTokens = flow, HttpHandler = org, LoginHttpHandler = host, ApiVersion = "66.0", LoggerFactory = log,
        });
        var failure = await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(log.Lines);
        AssertSilent(failure + string.Join('\n', log.Lines), host);
    }

    [Fact]
    public async Task The_search_finds_a_secret_that_is_told()
    {
        using var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8);
        using var host = new TokenHost();
        await host.LoginAsync(flow);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertSilent(Keys.Pkcs8, host));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertSilent(host.Requests[^1].Form["assertion"], host));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertSilent(TokenHost.Accepted, host));
    }

    private static void AssertSilent(string text, TokenHost host)
    {
        string[] secrets = [Keys.Excerpt, host.Requests[^1].Form["assertion"].Split('.')[2], "AQtoken"];
        foreach (var secret in secrets) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }
}
