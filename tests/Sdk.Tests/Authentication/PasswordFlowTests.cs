using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

public sealed class PasswordFlowTests
{
    [Fact]
    public async Task It_posts_user_and_client_as_a_form()
    {
        var handler = Login.Accepting();
        await Login.GetAsync(new PasswordFlow("me+x@acme.com", "pass word&1", "client=1", "secret%2"), handler);
        var sent = Assert.Single(handler.Requests);
        Assert.Equal(
            "grant_type=password&client_id=client%3D1&client_secret=secret%252&username=me%2Bx%40acme.com&password=pass+word%261", sent.Body);
        Assert.Equal(HttpMethod.Post, sent.Method);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded", sent.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("pass", sent.Address.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false, "https://login.salesforce.com/services/oauth2/token")]
    [InlineData(null, true, "https://test.salesforce.com/services/oauth2/token")]
    [InlineData("https://acme.my.salesforce.com", false, "https://acme.my.salesforce.com/services/oauth2/token")]
    [InlineData("https://acme.my.salesforce.com/", true, "https://acme.my.salesforce.com/services/oauth2/token")]
    [InlineData("https://acme.my.salesforce.com/login?x=1", false, "https://acme.my.salesforce.com/services/oauth2/token")]
    [InlineData("http://127.0.0.1:8080/", false, "http://127.0.0.1:8080/services/oauth2/token")]
    public async Task The_login_host_is_chosen_by_options(string? loginUrl, bool sandbox, string tokenUrl)
    {
        var handler = Login.Accepting();
        var flow = new PasswordFlow("me", "p", "c", "s") { LoginUrl = loginUrl is null ? null : new Uri(loginUrl), Sandbox = sandbox };
        await Login.GetAsync(flow, handler);
        Assert.Equal(tokenUrl, flow.TokenUrl.ToString());
        Assert.Equal(tokenUrl, Assert.Single(handler.Requests).Address.ToString());
    }

    [Fact]
    public async Task A_password_does_not_go_over_plain_HTTP()
    {
        var handler = Login.Accepting();
        var flow = new PasswordFlow("me", "p", "c", "s") { LoginUrl = new Uri("http://login.example/") };
        var failure = await Login.FailAsync(flow, handler);
        Assert.Equal(StreamingError.Configuration, failure.Error);
        Assert.Contains("PasswordFlow: LoginUrl: 'http://login.example' is not HTTPS", failure.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData(" ", "p", "c", "s", "username")]
    [InlineData("u", "", "c", "s", "password")]
    [InlineData("u", "p", "", "s", "clientId")]
    [InlineData("u", "p", "c", "", "clientSecret")]
    public void A_missing_part_is_named(string username, string password, string clientId, string clientSecret, string parameter) =>
        Assert.Throws<ArgumentException>(parameter, () => new PasswordFlow(username, password, clientId, clientSecret));

    [Fact]
    public async Task Every_call_logs_in_anew()
    {
        var handler = Login.Accepting();
        var flow = new PasswordFlow("me", "p", "c", "s");
        var first = await Login.GetAsync(flow, handler);
        await Login.GetAsync(flow, handler, rejected: first);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task The_token_goes_to_the_instance_of_each_login()
    {
        var handler = new ScriptedHandler(
            _ => Task.FromResult(Moved("one")), _ => Task.FromResult(Moved("two")));
        var flow = new PasswordFlow("me", "p", "c", "s");
        Assert.Equal("https://one.example/", (await Login.GetAsync(flow, handler)).InstanceUrl.ToString());
        Assert.Equal("https://two.example/", (await Login.GetAsync(flow, handler)).InstanceUrl.ToString());
    }

    private static HttpResponseMessage Moved(string host) => ScriptedHandler.Response(
        System.Net.HttpStatusCode.OK, new StringContent($$"""{"access_token":"t","instance_url":"https://{{host}}.example/x?y=1"}"""));
}
