using System.Net;
using System.Text;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

public sealed class LongPollTransportTests
{
    private static readonly Uri Endpoint = new("https://acme.my.salesforce.com/cometd/66.0");
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task A_request_carries_its_body_as_JSON_and_the_token()
    {
        var handler = ScriptedHandler.Answering(HttpStatusCode.OK, "[]");
        var answer = await PostAsync(handler, Request("[{}]", token: "00D!token"));
        var sent = Assert.Single(handler.Requests);
        Assert.Equal((HttpMethod.Post, Endpoint, "[{}]"), (sent.Method, sent.Address, sent.Body));
        Assert.Contains("Authorization: Bearer 00D!token", sent.Headers, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json; charset=UTF-8", sent.Headers, StringComparison.Ordinal);
        Assert.Equal("[]", answer.Text);
    }

    [Fact]
    public async Task Without_a_token_there_is_no_such_header()
    {
        var handler = ScriptedHandler.Answering(HttpStatusCode.OK, "[]");
        await PostAsync(handler, Request());
        Assert.DoesNotContain("Authorization", Assert.Single(handler.Requests).Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(204)]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(413)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Any_other_status_than_200_is_a_loss_that_names_it(int status)
    {
        var handler = ScriptedHandler.Answering((HttpStatusCode)status, "<html>secret page</html>", ("Location", "https://evil.example/"));
        var loss = await LossAsync(handler);
        Assert.Equal(status, loss.HttpStatus);
        Assert.Contains($"acme.my.salesforce.com answered HTTP {status}", loss.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret page", loss.ToString(), StringComparison.Ordinal);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("https://[")]
    [InlineData("http:")]
    [InlineData("//:99999/")]
    public async Task A_redirect_to_no_address_is_a_loss_too(string location) =>
        Assert.Equal(302, (await LossAsync(ScriptedHandler.Answering(HttpStatusCode.Found, "", ("Location", location)))).HttpStatus);

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_a_loss()
    {
        var loss = await LossAsync(ScriptedHandler.Failing(new HttpRequestException("Connection refused")));
        Assert.Null(loss.HttpStatus);
        Assert.Contains("Connection refused", loss.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(loss.InnerException);
    }

    [Fact]
    public async Task A_cut_body_is_a_loss()
    {
        var cut = new CutStream("[{\"channel\""u8.ToArray(), 4, new HttpIOException(HttpRequestError.ResponseEnded, "it ended"));
        var loss = await LossAsync(ScriptedHandler.Answering(new StreamContent(cut)));
        Assert.IsType<HttpIOException>(loss.InnerException);
    }

    [Fact]
    public async Task No_answer_until_the_deadline_is_a_loss()
    {
        var loss = LossAsync(ScriptedHandler.Hanging());
        _time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(loss.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Contains("no response from acme.my.salesforce.com within 30 s", (await loss).Message, StringComparison.Ordinal);
        Assert.Equal(0, _time.TimerCount);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_a_loss_at_the_deadline()
    {
        var stream = new StagedStream();
        var loss = LossAsync(ScriptedHandler.Answering(new StreamContent(stream)));
        await stream.WhenWaitedForAsync();
        await stream.GiveAsync("[{");
        await stream.WhenWaitedForAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("no further bytes of the response from acme.my.salesforce.com arrived within 30 s", (await loss).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_idle_limit_one_deadline_holds_for_headers_and_body()
    {
        var stream = new StagedStream();
        var loss = LossAsync(ScriptedHandler.Answering(new StreamContent(stream)), Request(idleLimit: null));
        await stream.WhenWaitedForAsync();
        for (var i = 0; i < 29; i++)
        {
            await stream.GiveAsync(new string('x', 1000));
            await stream.WhenWaitedForAsync();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.False(loss.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("no response from acme.my.salesforce.com within 30 s", (await loss).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sink_gets_the_headers_before_the_body()
    {
        var stream = new StagedStream();
        var sink = new RecordingSink();
        var content = new StreamContent(stream) { Headers = { ContentLength = 2 } };
        var handler = new ScriptedHandler(_ => Task.FromResult(ScriptedHandler.Response(
            HttpStatusCode.OK, content, ("Date", "Mon, 04 May 2026 09:12:33 GMT"), ("Set-Cookie", "a=1"))));
        var post = Transport(handler).PostAsync(Request(), sink, TestContext.Current.CancellationToken).AsTask();
        await stream.WhenWaitedForAsync();
        Assert.Equal((new DateTimeOffset(2026, 5, 4, 9, 12, 33, TimeSpan.Zero), 2), (sink.Head!.Value.ServerDate, sink.Head.Value.Length));
        Assert.Equal(["a=1"], sink.Head.Value.SetCookies);
        await stream.GiveAsync("[]");
        await stream.EndAsync();
        await post;
        Assert.Equal("[]", sink.Text);
    }

    [Fact]
    public async Task An_exception_of_the_sink_is_not_taken_for_trouble_with_HTTP()
    {
        var failure = new IOException("of the sink");
        var sink = new RecordingSink { Taking = (_, _) => throw failure };
        var post = Transport(ScriptedHandler.Answering(HttpStatusCode.OK, "[]")).PostAsync(Request(), sink, TestContext.Current.CancellationToken).AsTask();
        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => post));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(503)]
    public async Task A_foreign_handler_that_does_not_heed_its_cancellation_is_left_alone(int status)
    {
        var stream = new StagedStream(heedsCancellation: false);
        var handler = new ScriptedHandler(_ => Task.FromResult(ScriptedHandler.Response((HttpStatusCode)status, new StreamContent(stream))));
        var loss = LossAsync(handler, Request());
        await stream.WhenWaitedForAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        await _time.TimerAsync(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(status == 200 ? null : status, (await loss).HttpStatus);
    }

    [Fact]
    public async Task A_foreign_handler_that_never_answers_is_left_alone()
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        var loss = LossAsync(new ScriptedHandler(_ => never.Task), Request());
        _time.Advance(TimeSpan.FromSeconds(30));
        await _time.TimerAsync(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("no response from acme.my.salesforce.com within 30 s", (await loss).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_can_end_the_request_at_once()
    {
        using var stop = new CancellationTokenSource();
        var post = Transport(ScriptedHandler.Hanging()).PostAsync(Request(), new RecordingSink(), stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);
        Assert.Equal(0, _time.TimerCount);
    }

    [Fact]
    public async Task Cookies_of_an_answer_are_sent_back()
    {
        var jar = new CookieJar(TimeProvider.System);
        var handler = ScriptedHandler.Answering(HttpStatusCode.OK, "[]",
            ("Set-Cookie", "BAYEUX_BROWSER=b1; Path=/; HttpOnly"),
            ("Set-Cookie", "sfdc-stream=s1; path=/; expires=Wed, 04-May-2033 12:00:00 GMT; SameSite=None; Secure"));
        await PostAsync(handler, Request(cookies: jar));
        await PostAsync(handler, Request(cookies: jar));
        Assert.DoesNotContain("Cookie", handler.Requests[0].Headers, StringComparison.Ordinal);
        Assert.Contains("Cookie: BAYEUX_BROWSER=b1; sfdc-stream=s1", handler.Requests[1].Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_of_a_failed_answer_are_kept_too()
    {
        var jar = new CookieJar(TimeProvider.System);
        var handler = ScriptedHandler.Answering(HttpStatusCode.ServiceUnavailable, "", ("Set-Cookie", "route=r1; Path=/"));
        await Assert.ThrowsAsync<TransportException>(() => PostAsync(handler, Request(cookies: jar)));
        await Assert.ThrowsAsync<TransportException>(() => PostAsync(handler, Request(cookies: jar)));
        Assert.Contains("Cookie: route=r1", handler.Requests[1].Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loss_never_holds_the_token()
    {
        var handler = ScriptedHandler.Failing(new HttpRequestException("reset"));
        var loss = await Assert.ThrowsAsync<TransportException>(() => PostAsync(handler, Request(token: "00D!token")));
        Assert.DoesNotContain("00D!token", loss.ToString(), StringComparison.Ordinal);
    }

    private Task<TransportException> LossAsync(ScriptedHandler handler) => LossAsync(handler, Request());

    private Task<TransportException> LossAsync(ScriptedHandler handler, TransportRequest request) =>
        Assert.ThrowsAsync<TransportException>(() =>
            Transport(handler).PostAsync(request, new RecordingSink(), TestContext.Current.CancellationToken).AsTask());

    private async Task<RecordingSink> PostAsync(ScriptedHandler handler, TransportRequest request)
    {
        var sink = new RecordingSink();
        await Transport(handler).PostAsync(request, sink, TestContext.Current.CancellationToken);
        return sink;
    }

    private LongPollTransport Transport(ScriptedHandler handler) =>
        new(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }, isForeign: true, 64 * 1024, _time);

    private static TransportRequest Request(string body = "[]", string? token = null, CookieJar? cookies = null) =>
        Request(TimeSpan.FromSeconds(30), body, token, cookies);

    private static TransportRequest Request(TimeSpan? idleLimit, string body = "[]", string? token = null, CookieJar? cookies = null) => new()
    {
        Endpoint = Endpoint,
        Body = Encoding.UTF8.GetBytes(body),
        Cookies = cookies ?? new CookieJar(TimeProvider.System),
        BearerToken = token,
        Deadline = TimeSpan.FromSeconds(30),
        IdleLimit = idleLimit,
    };
}
