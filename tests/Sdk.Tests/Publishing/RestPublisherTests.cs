using System.Net;
using System.Text.Json;
using TypedStreaming.Publishing;

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
        Assert.Equal(("Refused: INVALID_SESSION_ID: expired", 1, 1), (results[0].ToString(), sent, renewed));
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
        Assert.Equal(PublishStatus.Refused, results[0].Status);
        Assert.Equal([First, current], used);
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
