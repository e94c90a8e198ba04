using Grpc.Core;
using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.Streams;

/// <summary>Connections that break at bad moments, and answers that no good server gives.</summary>
public sealed class HostileAnswersTests
{
    private const int Limit = 30_000;

    private static readonly EventsOptions FromEarliest = new() { From = ReplayFrom.Earliest };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_connection_that_breaks_during_a_request_is_opened_again()
    {
        var calls = 0;
        using var handler = new InterceptingHandler(async (request, method) =>
        {
            if (method != "Subscribe" || ++calls > 1) return null;
            await BreakAsync(request);
            throw new HttpRequestException("The connection was reset.");
        });
        await using var test = await PubSubOrg.StartAsync(configureClient: options => options.HttpHandler = handler);
        await test.PublishAsync(3);
        Assert.Equal([1, 2, 3], await TakenEvents.NumbersAsync(test.Client.Events<LowInk>(FromEarliest, Token), 3));
        Assert.Equal(2, calls);
    }

    [Fact(Timeout = Limit)]
    public async Task A_refusal_that_comes_before_the_request_was_read_keeps_its_code()
    {
        using var handler = new InterceptingHandler(static async (request, method) =>
        {
            if (method != "Subscribe") return null;
            await BreakAsync(request);
            return InterceptingHandler.Refusal(request, StatusCode.PermissionDenied, "No access.", "topic.meta.permission");
        });
        await using var test = await PubSubOrg.StartAsync(configureClient: options => options.HttpHandler = handler);
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<LowInk>(FromEarliest, Token).FirstAsync(Token));
        Assert.Equal((StreamingError.SubscriptionRefused, "topic.meta.permission"), (refused.Error, refused.ErrorCode));
    }

    [Fact(Timeout = Limit)]
    public async Task A_server_that_repeats_the_token_does_not_bring_it_into_logs_and_errors()
    {
        var log = new LogLines();
        await using var test = await PubSubOrg.StartAsync();
        var token = test.Org.IssueAccessToken();
        using var handler = new InterceptingHandler((request, method) =>
            Task.FromResult(method == "Subscribe" ? InterceptingHandler.Refusal(request, StatusCode.Internal, $"bad\r\nError 1: token {token}", "topic.not.found") : null));
        await using var client = test.MakeClient(options =>
        {
            (options.LoggerFactory, options.HttpHandler) = (log, handler);
            options.AccessTokens = new StaticToken(token, test.Org.Url, test.Org.OrganizationId);
        });
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await client.Events<LowInk>(FromEarliest, Token).FirstAsync(Token));
        Assert.Contains("bad  Error 1: token (secret).", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token, refused.ToString() + refused.ServerText, StringComparison.Ordinal);
        Assert.NotEmpty(log.All);
        Assert.DoesNotContain(log.All, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task A_schema_that_the_server_does_not_know_causes_one_call_and_not_one_for_each_event()
    {
        await using var test = await PubSubOrg.StartAsync();
        test.PubSub.Faults.FailNext(PubSubRpc.GetSchema, "schema.validation.failed", times: 1000);
        await test.PublishAsync(100);
        var bad = 0;
        var options = new EventsOptions { From = ReplayFrom.Earliest, OnDecodeError = DecodeErrorHandling.SkipTo((_, _) => ++bad == 100 ? throw new InvalidOperationException() : default) };
        await Assert.ThrowsAnyAsync<Exception>(async () => await test.Client.Events<LowInk>(options, Token).FirstAsync(Token));
        Assert.Equal(100, bad);
        Assert.Single(test.PubSub.Calls.Snapshot(PubSubRpc.GetSchema));
    }

    [Fact(Timeout = Limit)]
    public async Task An_enumeration_that_finds_a_full_queue_continues_at_once()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync(20);
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), BufferBytes = 1 };
        var first = await test.Client.Deliveries<LowInk>(options, Token).FirstAsync(Token);
        Assert.Equal(1, first.Event.InkPercentage);
        var taken = new List<double>();
        await foreach (var delivery in test.Client.Deliveries<LowInk>(options, Token).Take(20))
        {
            taken.Add(delivery.Event.InkPercentage!.Value);
            delivery.Acknowledge();
        }

        Assert.Equal(Enumerable.Range(1, 20).Select(static n => (double)n), taken);
        Assert.Equal(20, test.PubSub.Calls.Snapshot(PubSubRpc.Subscribe).Sum(static call => call.Events));
    }

    [Fact(Timeout = Limit)]
    public async Task A_topic_is_checked_once_in_a_run()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync();
        for (var i = 0; i < 5; i++) await test.Client.Events<LowInk>(FromEarliest, Token).FirstAsync(Token);
        Assert.Single(test.PubSub.Calls.Snapshot(PubSubRpc.GetTopic));
    }

    [Fact(Timeout = Limit)]
    public async Task An_enumeration_that_is_disposed_while_it_opens_leaves_no_stream()
    {
        var (asked, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var handler = new InterceptingHandler(async (_, method) =>
        {
            if (method != "GetTopic") return null;
            asked.TrySetResult();
            await answered.Task;
            return null;
        });
        await using var test = await PubSubOrg.StartAsync(configureClient: options => options.HttpHandler = handler);
        var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = events.MoveNextAsync();
        await asked.Task;
        await events.DisposeAsync();
        answered.SetResult();
        Assert.False(await first);
        await test.WaitForStreamsAsync(0);
    }

    [Fact(Timeout = Limit)]
    public async Task Acknowledging_after_the_disposal_says_what_was_wrong()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync();
        var delivery = await test.Client.Deliveries<LowInk>(FromEarliest, Token).FirstAsync(Token);
        await test.Client.DisposeAsync();
        var late = Assert.Throws<ObjectDisposedException>(delivery.Acknowledge);
        Assert.Contains("before you dispose the client", late.Message, StringComparison.Ordinal);
    }

    /// <summary>Lets the client's first write to the body of a request fail.</summary>
    private static async Task BreakAsync(HttpRequestMessage request)
    {
        var body = new BrokenStream();
        _ = request.Content!.CopyToAsync(body, Token);
        await body.Written;
    }
}
