using System.Net;
using System.Text;
using System.Text.Json;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>Plain requests to the instance: the hosts that get the token, and the possible answers.</summary>
public sealed class InstanceRequestsTests
{
    private const string Secret = "00Dxx!tell-nobody";
    private static readonly Uri Instance = new("https://acme.my.salesforce.com/");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(31);

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/services/data/", "https://acme.my.salesforce.com/services/data/")]
    [InlineData("/a?q=SELECT+Id&x=%2F", "https://acme.my.salesforce.com/a?q=SELECT+Id&x=%2F")]
    [InlineData("/", "https://acme.my.salesforce.com/")]
    [InlineData("/a/../b", "https://acme.my.salesforce.com/b")]
    public void A_path_is_one_on_the_instance(string path, string address) =>
        Assert.Equal(address, InstanceRequests.Address(Instance, path).AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("services/data")]
    [InlineData("https://evil.example/")]
    [InlineData("https://acme.my.salesforce.com/services/data/")]
    [InlineData("//evil.example/services")]
    [InlineData("///evil.example/services")]
    [InlineData("/\\evil.example/services")]
    [InlineData("\\\\evil.example/services")]
    [InlineData("//acme.my.salesforce.com:8443/")]
    [InlineData("//user@evil.example/")]
    public void What_leads_elsewhere_or_nowhere_is_refused(string path)
    {
        var wrong = Assert.Throws<ArgumentException>(nameof(path), () => InstanceRequests.Address(Instance, path));
        Assert.Contains("begin it with a slash, as in /services/data/", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_carries_the_token_and_asks_for_JSON()
    {
        var handler = ScriptedHandler.Answering(HttpStatusCode.OK, """{"a":1}""");
        using var content = new StringContent("""{"b":2}""", Encoding.UTF8, "application/json");

        var answer = await SendAsync(handler, HttpMethod.Patch, content);

        Assert.Equal(1, answer.GetProperty("a").GetInt32());
        var sent = Assert.Single(handler.Requests);
        Assert.Equal((HttpMethod.Patch, """{"b":2}"""), (sent.Method, sent.Body));
        Assert.Contains($"Authorization: Bearer {Secret}", sent.Headers, StringComparison.Ordinal);
        Assert.Contains("Accept: application/json", sent.Headers, StringComparison.Ordinal);
        Assert.Equal("""{"b":2}""", await content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task An_answer_without_a_body_is_undefined() =>
        Assert.Equal(JsonValueKind.Undefined, (await SendAsync(ScriptedHandler.Answering(HttpStatusCode.NoContent, ""))).ValueKind);

    [Theory]
    [InlineData(302, StreamingError.RequestRefused)]
    [InlineData(401, StreamingError.AuthenticationRejected)]
    [InlineData(404, StreamingError.RequestRefused)]
    [InlineData(500, StreamingError.RequestRefused)]
    public async Task Another_status_is_named_with_the_servers_words(int status, StreamingError reason)
    {
        var words = """[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]""";
        var failure = await FailAsync(ScriptedHandler.Answering((HttpStatusCode)status, words, ("Location", "https://evil.example/")));
        Assert.Equal((reason, words), (failure.Error, failure.ServerText));
        Assert.Equal(((HttpStatusCode)status, "NOT_FOUND"), (failure.StatusCode, failure.ErrorCode));
        Assert.Contains($"GET /services/data/ was answered with HTTP {status}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(NOT_FOUND), a redirect to evil.example, which is not followed", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("[7]")]
    [InlineData("7")]
    [InlineData("""{"errorCode":7}""")]
    [InlineData("""{"errorCode":""}""")]
    [InlineData("""[{"message":"no code"}]""")]
    public async Task An_answer_without_a_code_has_none(string body) =>
        Assert.Null((await FailAsync(ScriptedHandler.Answering(HttpStatusCode.BadRequest, body))).ErrorCode);

    [Theory]
    [InlineData("""[{"errorCode":"FIRST"},{"errorCode":"SECOND"}]""", "FIRST")]
    [InlineData("""{"errorCode":"ALONE"}""", "ALONE")]
    [InlineData("""{"error":"invalid_scope"}""", "invalid_scope")]
    public async Task A_code_is_found_in_each_form_of_an_error(string body, string code) =>
        Assert.Equal(code, (await FailAsync(ScriptedHandler.Answering(HttpStatusCode.BadRequest, body))).ErrorCode);

    [Fact]
    public async Task A_code_that_is_not_UTF_8_is_none()
    {
        var response = ScriptedHandler.Response(HttpStatusCode.BadRequest, new ByteArrayContent([.. """[{"errorCode":" """u8, 0xFF, .. "\"}]"u8]));
        Assert.Null((await FailAsync(new ScriptedHandler(_ => Task.FromResult(response)))).ErrorCode);
    }

    [Fact]
    public async Task Long_words_are_cut()
    {
        var failure = await FailAsync(ScriptedHandler.Answering(HttpStatusCode.BadGateway, new string('x', 5000)));
        Assert.Equal(new string('x', 1000), failure.ServerText);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"a\":")]
    public async Task What_is_no_JSON_is_called_that(string body)
    {
        var failure = await FailAsync(ScriptedHandler.Answering(HttpStatusCode.OK, body));
        Assert.Equal(StreamingError.Protocol, failure.Error);
        Assert.Contains("The response from /services/data/ (content type: none) is not JSON", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_over_16_MiB_is_refused()
    {
        var failure = await FailAsync(ScriptedHandler.Answering(new ByteArrayContent(new byte[(16 * 1024 * 1024) + 1])));
        Assert.Equal(StreamingError.ResponseTooLarge, failure.Error);
        Assert.Contains("16 MiB", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_named()
    {
        var failure = await FailAsync(ScriptedHandler.Failing(new HttpRequestException("No such host")));
        Assert.Equal((StreamingError.Transport, true), (failure.Error, failure.IsTransient));
        Assert.Contains("No such host", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_in_time_is_a_failure()
    {
        var failing = FailAsync(ScriptedHandler.Hanging());
        await _clock.TimerAsync(Patience);
        _clock.Advance(Patience);
        Assert.Contains("no response within 31 s", (await failing).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_can_end_the_request()
    {
        using var stop = new CancellationTokenSource();
        var asked = SendAsync(ScriptedHandler.Hanging(), cancellationToken: stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private async Task<StreamingException> FailAsync(ScriptedHandler handler)
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(() => SendAsync(handler));
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
        Assert.All(handler.Requests, static request => Assert.Equal("acme.my.salesforce.com", request.Address.Host));
        return failure;
    }

    private async Task<JsonElement> SendAsync(
        ScriptedHandler handler, HttpMethod? method = null, HttpContent? content = null, CancellationToken? cancellationToken = null)
    {
        using var http = new HttpClient(handler);
        return await new InstanceRequests(http, Patience, _clock).SendAsync(
            method ?? HttpMethod.Get,
            InstanceRequests.Address(Instance, "/services/data/"),
            new AccessToken(Secret, Instance),
            content,
            cancellationToken ?? Token);
    }
}
