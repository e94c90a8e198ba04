using System.Net;
using TypedStreaming.Tests.Time;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

public sealed class LoginErrorsTests
{
    private static readonly PasswordFlow Flow = new("me@acme.com", "pass", "client", "secret");

    [Theory]
    [InlineData("invalid_grant", "authentication failure", "Check the credentials")]
    [InlineData("invalid_client_id", "client identifier invalid", "Check the client id")]
    [InlineData("invalid_client", "invalid client credentials", "Check the client id")]
    [InlineData("unsupported_grant_type", "grant type not supported", "")]
    public async Task A_refused_login_is_final_and_repeats_the_servers_words(string error, string description, string hint)
    {
        var failure = await FailAsync(400, $$"""{"error":"{{error}}","error_description":"{{description}}"}""");
        Assert.Equal((StreamingError.LoginRefused, false), (failure.Error, failure.IsTransient));
        Assert.Contains($"PasswordFlow: login.salesforce.com refused the login: {description} ({error}).", failure.Message, StringComparison.Ordinal);
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
        Assert.Equal($"{error}: {description}", failure.ServerText);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(200)]
    public async Task A_refusal_needs_no_description(int status)
    {
        var failure = await FailAsync(status, """{"error":"inactive_user"}""");
        Assert.Equal((StreamingError.LoginRefused, "inactive_user"), (failure.Error, failure.ServerText));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_server_in_trouble_may_be_asked_again(int status)
    {
        var failure = await FailAsync(status, """{"error":"invalid_grant"}""");
        Assert.Equal((StreamingError.LoginFailed, true), (failure.Error, failure.IsTransient));
        Assert.Contains($"HTTP {status}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>Sign in</html>", "a body that is not a JSON object")]
    [InlineData(200, "", "a body that is not a JSON object")]
    [InlineData(200, "[]", "a body that is not a JSON object")]
    [InlineData(200, "null", "a body that is not a JSON object")]
    [InlineData(302, "", "HTTP 302")]
    [InlineData(404, "not here", "HTTP 404")]
    [InlineData(200, "{}", "does not contain access_token")]
    [InlineData(200, """{"access_token":""}""", "does not contain access_token")]
    [InlineData(200, """{"access_token":7,"instance_url":"https://a.example"}""", "does not contain access_token")]
    [InlineData(200, """{"access_token":"t"}""", "does not contain instance_url")]
    [InlineData(200, """{"access_token":"t","instance_url":null}""", "does not contain instance_url")]
    public async Task What_is_no_login_answer_says_what_is_wrong_with_it(int status, string body, string defect)
    {
        var failure = await FailAsync(status, body);
        Assert.Equal(StreamingError.LoginFailed, failure.Error);
        Assert.StartsWith("PasswordFlow: login.salesforce.com ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(defect, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://acme.my.salesforce.com", "is not HTTPS")]
    [InlineData("ftp://acme.my.salesforce.com", "is not HTTPS")]
    [InlineData("acme.my.salesforce.com", "the address is missing")]
    [InlineData("/relative", "")]
    public async Task An_instance_that_the_token_must_not_go_to_is_refused(string instance, string defect)
    {
        var failure = await FailAsync(200, $$"""{"access_token":"t","instance_url":"{{instance}}"}""");
        Assert.Equal(StreamingError.LoginFailed, failure.Error);
        Assert.Contains("the instance_url in the login response is not valid", failure.Message, StringComparison.Ordinal);
        Assert.Contains(defect, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_host_is_named()
    {
        var failure = await Login.FailAsync(Flow, ScriptedHandler.Failing(new HttpRequestException("No such host is known")));
        Assert.Equal((StreamingError.LoginFailed, true), (failure.Error, failure.IsTransient));
        Assert.Contains("login.salesforce.com could not be reached: No such host is known", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_in_time_is_unreachable()
    {
        var time = new ManualTimeProvider();
        var login = Login.FailAsync(Flow, ScriptedHandler.Hanging(), time);
        time.Advance(TimeSpan.FromSeconds(30));
        var failure = await login;
        Assert.Equal(StreamingError.LoginFailed, failure.Error);
        Assert.Contains("no response within 30 s", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, time.TimerCount);
    }

    [Fact]
    public async Task A_cut_answer_is_a_failed_login()
    {
        var cut = new StreamContent(new CutStream("{\"access"u8.ToArray(), 4, new IOException("reset")));
        Assert.Equal(StreamingError.LoginFailed, (await Login.FailAsync(Flow, ScriptedHandler.Answering(cut))).Error);
    }

    private static Task<StreamingException> FailAsync(int status, string body) =>
        Login.FailAsync(Flow, ScriptedHandler.Answering((HttpStatusCode)status, body));
}
