using System.Net;
using System.Text.Json;
using TypedStreaming.Publishing;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Publishing;

/// <summary>The outcomes that a publisher derives from responses and failures, without a server.</summary>
public sealed class RestPublisherTests
{
    private static readonly AccessToken First = new("one", new Uri("https://acme.my.salesforce.com"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""[{"success":true},{"success":true}]""")]
    [InlineData("""[{"success":1}]""")]
    [InlineData("""[null]""")]
    [InlineData("""{"success":true,"errors":[{"statusCode":"\ud800"}]}""")]
    public async Task A_response_of_another_form_is_ambiguous(string response) =>
        Assert.Equal("1 unknown", (await PublishAsync((_, _) => Answer(response))).ToString());

    [Theory]
    [InlineData("""{"success":true}""", "Published")]
    [InlineData("""{"success":true,"errors":[7,{"statusCode":"OPERATION_ENQUEUED","message":"no id"}]}""", "Published")]
    [InlineData("""[{"success":false}]""", "Refused: The server gave no reason.")]
    [InlineData("""{"success":false,"errors":[{"statusCode":"A","message":"b"},{"message":"c"}]}""", "Refused: A: b; c")]
    public async Task Outcomes_are_read_leniently(string response, string expected) =>
        Assert.Equal(expected, Assert.Single(await PublishAsync((_, _) => Answer(response))).ToString());

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, PublishStatus.NotSent)]
    [InlineData(HttpRequestError.NameResolutionError, PublishStatus.NotSent)]
    [InlineData(HttpRequestError.SecureConnectionError, PublishStatus.NotSent)]
    [InlineData(HttpRequestError.ResponseEnded, PublishStatus.Unknown)]
    [InlineData(HttpRequestError.Unknown, PublishStatus.Unknown)]
    public async Task Only_a_connection_that_was_never_made_proves_that_nothing_was_sent(HttpRequestError error, PublishStatus expected) =>
        Assert.Equal(expected, Assert.Single(await PublishAsync((_, _) => throw new StreamingException(StreamingError.Transport, "no", new HttpRequestException(error)))).Status);

    [Fact]
    public async Task A_token_that_stays_refused_is_not_tried_again()
    {
        var (sent, renewed) = (0, 0);
        var results = await PublishAsync(
            (_, _) => ++sent > 0 ? throw Unauthorized() : Answer("{}"),
            () => renewed++);
        Assert.Equal((PublishStatus.NotSent, true, 1, 1), (results[0].Status, results[0].IsTransient, sent, renewed));
        Assert.StartsWith("NotSent: INVALID_SESSION_ID: The server refused the access token of the request: expired. ", results[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_token_is_used_once()
    {
        var current = First;
        var used = new List<AccessToken>();
        var results = await PublishAsync(
            (_, token) =>
            {
                used.Add(token);
                throw Unauthorized();
            },
            () => current = new AccessToken("two", First.InstanceUrl),
            () => current);
        Assert.Equal((PublishStatus.NotSent, true), (results[0].Status, results[0].IsTransient));
        Assert.Equal([First, current], used);
    }

    /// <summary>The page of a proxy that refuses the requests, while the session keeps its token.</summary>
    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_refusal_of_a_proxy_does_not_depend_on_the_event(string body)
    {
        var refusal = new StreamingException(StreamingError.AuthenticationRejected, "HTTP 401.") { StatusCode = HttpStatusCode.Unauthorized, ServerText = body };
        var result = (await PublishAsync((_, _) => throw refusal))[0];
        Assert.Equal((PublishStatus.NotSent, true, null), (result.Status, result.IsTransient, result.ErrorCode));
        Assert.StartsWith("The server refused the access token of the request: HTTP 401. Check", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_response_stays_ambiguous_after_a_refused_token()
    {
        var (sent, current) = (0, First);
        var results = await PublishAsync(
            (_, _) => ++sent == 1 ? throw Unauthorized() : throw new StreamingException(StreamingError.Transport, "lost"),
            () => current = new AccessToken("two", First.InstanceUrl),
            () => current);
        Assert.Equal((PublishStatus.Unknown, 2), (results[0].Status, sent));
    }

    [Theory]
    [InlineData(null, "a.example", "00D000000000001EAA", "b.example", false)]
    [InlineData(null, "a.example", null, "b.example", false)]
    [InlineData("00D000000000001EAA", "a.example", null, "b.example", false)]
    [InlineData("00D000000000001EAA", "a.example", "00D000000000002EAC", "a.example", false)]
    [InlineData("00D000000000001EAA", "a.example", "00D000000000001EAA", "b.example", true)]
    [InlineData(null, "a.example", "00D000000000001EAA", "A.example", true)]
    [InlineData("00D000000000001EAA", "a.example", null, "a.example", true)]
    public async Task A_renewed_token_must_belong_to_the_same_org(string? before, string host, string? after, string newHost, bool isSame)
    {
        var (sent, current) = (0, new AccessToken("one", new Uri($"https://{host}"), before));
        var results = await PublishAsync(
            (_, _) => ++sent == 1 ? throw Unauthorized() : Answer("""{"success":true}"""),
            () => current = new AccessToken("two", new Uri($"https://{newHost}"), after),
            () => current);
        Assert.Equal((isSame ? PublishStatus.Published : PublishStatus.NotSent, isSame ? 2 : 1), (results[0].Status, sent));
        if (!isSame) Assert.Contains("repeat the call", results[0].Error, StringComparison.Ordinal);
    }

    /// <summary>The second token has an id, so the third token is compared by its id.</summary>
    [Fact]
    public async Task An_id_that_is_known_later_is_compared_too()
    {
        string?[] ids = [null, "00D000000000001EAA", "00D000000000002EAC"];
        var requests = new AuthorizedRequests(_ => Task.FromResult(new AccessToken("t", First.InstanceUrl, ids[0])), static (_, _) => Task.CompletedTask);
        Task<RequestOutcome> SendAsync() => requests.SendAsync(static (_, _) => Answer("{}"), Token);
        Assert.Null((await SendAsync()).Failure);
        ids = ids[1..];
        Assert.Null((await SendAsync()).Failure);
        ids = ids[1..];
        Assert.Contains("now belongs to org 00D000000000002EAC", (await SendAsync()).Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StreamingError.LoginRefused, null)]
    [InlineData(StreamingError.LoginRefused, 400)]
    [InlineData(StreamingError.LoginFailed, 503)]
    [InlineData(StreamingError.Transport, null)]
    [InlineData(StreamingError.Transport, 502)]
    public async Task A_failed_renewal_means_that_nothing_was_sent(StreamingError error, int? status)
    {
        var results = await PublishAsync((_, _) => throw Unauthorized(), () => throw new StreamingException(error, "locked") { StatusCode = (HttpStatusCode?)status });
        Assert.Equal("NotSent: locked", results[0].ToString());
    }

    [Fact]
    public async Task A_client_that_stops_does_not_hide_the_outcomes_of_earlier_requests()
    {
        var sent = 0;
        var results = await Publisher((_, _, _) => ++sent == 1
            ? Answer($"[{string.Join(',', Enumerable.Repeat("""{"success":true}""", 3))}]")
            : throw new OperationCanceledException("The client was stopped.")).PublishAsync(Enumerable.Repeat(new OutgoingEvent(new byte[1_000_000], null), 7), Token);
        Assert.Equal("3 published, 1 not sent, 3 unknown", results.ToString());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Publisher((_, _, _) => Answer("{}"), token: static () => throw new OperationCanceledException()).PublishAsync([new OutgoingEvent("{}"u8.ToArray(), null)], Token));
    }

    [Fact]
    public async Task A_request_has_at_most_3_MB()
    {
        var sizes = new List<int>();
        var events = Enumerable.Repeat(new OutgoingEvent(new byte[1_000_000], null), 7);
        await Publisher((_, body, _) =>
        {
            sizes.Add(body.Length);
            return Answer($"[{string.Join(',', Enumerable.Repeat("""{"success":true}""", sizes.Count == 3 ? 1 : 3))}]");
        }).PublishAsync(events, Token);
        Assert.Equal(3, sizes.Count);
        Assert.All(sizes, static size => Assert.InRange(size, 1_000_000, 3 * 1024 * 1024));
    }

    [Theory]
    [InlineData(1, "3 not sent")]
    [InlineData(2, "1 not sent, 2 unknown")]
    [InlineData(3, "2 published, 1 not sent")]
    [InlineData(4, "2 published, 1 unknown")]
    public async Task A_cancelled_call_keeps_the_outcomes(int step, string expected)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var steps = 0;
        void Next()
        {
            if (++steps != step) return;
            end.Cancel();
            if (step % 2 == 0) end.Token.ThrowIfCancellationRequested();
        }

        var publisher = Publisher(
            (_, _, _) =>
            {
                Next();
                return Answer("""[{"success":true},{"success":true}]""");
            },
            token: () =>
            {
                Next();
                return First;
            });
        var interruption = await Assert.ThrowsAsync<InterruptedPublishException>(() => publisher.PublishAsync(Enumerable.Repeat(new OutgoingEvent(new byte[1_500_000], null), 3), end.Token));
        Assert.Equal(expected, interruption.Results.ToString());
    }

    /// <summary>The program disposes its client, and cancels the call, at the same time.</summary>
    [Theory]
    [InlineData(true, "2 published, 1 not sent")]
    [InlineData(false, "2 published, 1 unknown")]
    public async Task A_failure_that_coincides_with_the_cancellation_keeps_the_outcomes(bool beforeTheRequest, string expected)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var sent = 0;

        void Fail(bool isBefore)
        {
            if (isBefore != beforeTheRequest || sent == 0) return;
            end.Cancel();
            throw new ObjectDisposedException("client");
        }

        var publisher = Publisher(
            (_, _, _) =>
            {
                Fail(isBefore: false);
                sent++;
                return Answer("""[{"success":true},{"success":true}]""");
            },
            token: () =>
            {
                Fail(isBefore: true);
                return First;
            });
        var interruption = await Assert.ThrowsAsync<InterruptedPublishException>(() => publisher.PublishAsync(Enumerable.Repeat(new OutgoingEvent(new byte[1_500_000], null), 3), end.Token));
        Assert.Equal(expected, interruption.Results.ToString());
        Assert.Equal(end.Token, interruption.CancellationToken);
    }

    private static StreamingException Unauthorized() => new(StreamingError.AuthenticationRejected, "HTTP 401")
    {
        StatusCode = HttpStatusCode.Unauthorized,
        ErrorCode = "INVALID_SESSION_ID",
        ServerText = """[{"message":"expired","errorCode":"INVALID_SESSION_ID"}]""",
    };

    private static Task<JsonElement> Answer(string json) => Task.FromResult(JsonElement.Parse(json));

    private static Task<PublishResults> PublishAsync(Func<byte[], AccessToken, Task<JsonElement>> send, Action? renew = null, Func<AccessToken>? token = null) =>
        Publisher((_, body, used) => send(body, used), renew, token).PublishAsync([new OutgoingEvent("{}"u8.ToArray(), null)], Token);

    private static RestPublisher Publisher(Func<string, byte[], AccessToken, Task<JsonElement>> send, Action? renew = null, Func<AccessToken>? token = null) => new(
        new PublishTarget("/event/Low_Ink__e", "Low_Ink__e"),
        "66.0",
        async (path, body, used, _) => await send(path, body, used),
        token ?? (() => First),
        _ =>
        {
            renew?.Invoke();
            return Task.CompletedTask;
        });
}
