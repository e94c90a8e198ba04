using System.Collections.Concurrent;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Publishing;

/// <summary>Platform events that a client publishes over REST, over real sockets.</summary>
public sealed class RestPublishingTests
{
    private const int Limit = 30_000;
    private const string Batch = "/services/data/v66.0/composite/sobjects";
    private const string Single = "/services/data/v66.0/sobjects/Low_Ink__e";

    private static readonly string[] Models = ["a", "Größe \"b\"", "c"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Published_events_arrive_in_order_under_the_ids_of_the_results()
    {
        await using var test = await EventBus.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var moved = await test.MoveWhenSubscribedAsync(events, EventBus.Ink);

        var results = await test.Client.PublishAsync(Models.Select(static model => Ink(model)), cancellationToken: Token);

        Assert.True(results.AllPublished);
        foreach (var (expected, result) in Models.Zip(results))
        {
            Assert.True(await moved);
            Assert.Equal((expected, result.EventUuid), (events.Current.PrinterModel, events.Current.Metadata.EventUuid));
            if (expected != Models[^1]) moved = events.MoveNextAsync().AsTask();
        }

        Assert.Equal(("POST", Batch), Sent(test));
    }

    [Fact(Timeout = Limit)]
    public async Task One_event_goes_to_the_resource_of_its_object()
    {
        await using var test = await EventBus.StartAsync();
        var result = Assert.Single(await test.Client.PublishAsync([Ink("a")], cancellationToken: Token));
        Assert.Equal((PublishStatus.Published, null, null), (result.Status, result.Error, result.OpaqueId));
        Assert.NotNull(result.EventUuid);
        Assert.Equal(("POST", Single), Sent(test));
    }

    [Fact(Timeout = Limit)]
    public async Task No_events_need_no_request()
    {
        await using var test = await EventBus.StartAsync();
        Assert.Empty(await test.Client.PublishAsync(Array.Empty<LowInk>(), cancellationToken: Token));
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Publish));
    }

    [Fact(Timeout = Limit)]
    public async Task Requests_have_at_most_200_events()
    {
        await using var test = await EventBus.StartAsync();
        Assert.True((await test.Client.PublishAsync(Enumerable.Range(0, 401).Select(i => Ink($"{i}")), cancellationToken: Token)).AllPublished);
        Assert.Equal([Batch, Batch, Single], test.Org.Exchanges.Snapshot(RequestKind.Publish).Select(static e => e.Path));
    }

    [Fact(Timeout = Limit)]
    public async Task An_event_that_cannot_be_sent_is_refused_alone()
    {
        await using var test = await EventBus.StartAsync();
        var results = await test.Client.PublishAsync([Ink("a"), Ink("b", double.NaN), null!, Ink(new string('x', 1_048_576)), Ink("c")], cancellationToken: Token);
        Assert.Equal("2 published, 3 refused", results.ToString());
        Assert.Contains("cannot be written", results[1].Error, StringComparison.Ordinal);
        Assert.Contains("at most 1048576 bytes", results[3].Error, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.Publish)).RequestBody, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task The_servers_outcome_of_each_event_is_shown()
    {
        await using var test = await EventBus.StartAsync();
        test.Org.Faults.AnswerBody(RequestKind.Publish, """
            [{"success":false,"errors":[{"statusCode":"LIMIT_EXCEEDED","message":"The hourly limit is exceeded","fields":["A__c"]}]},
             {"id":"e01","success":true,"errors":[{"statusCode":"OPERATION_ENQUEUED","message":"232fd30e-0a71-42bd-a97b-be0e329b2ded","fields":[]}]}]
            """);
        var results = await test.Client.PublishAsync([Ink("a"), Ink("b")], cancellationToken: Token);
        Assert.Equal(("Refused: LIMIT_EXCEEDED: The hourly limit is exceeded", true), (results[0].ToString(), results[0].IsTransient));
        Assert.Equal(["A__c"], results[0].Fields);
        Assert.Equal("Published 232fd30e-0a71-42bd-a97b-be0e329b2ded", results[1].ToString());
        Assert.False(results.AllPublished);
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_request_refuses_its_events_and_stops()
    {
        await using var test = await EventBus.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Publish, 403, """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""", "application/json");
        var results = await test.Client.PublishAsync(Enumerable.Range(0, 201).Select(i => Ink($"{i}")), cancellationToken: Token);
        Assert.Equal("200 refused, 1 not sent", results.ToString());
        Assert.Equal(("TotalRequests Limit exceeded.", "REQUEST_LIMIT_EXCEEDED", true), (results[0].Error, results[0].ErrorCode, results[0].IsTransient));
        Assert.Contains("TotalRequests Limit exceeded.", results[200].Error, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit)]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(408)]
    public async Task A_failure_of_the_server_is_ambiguous_and_nothing_is_sent_again(int status)
    {
        await using var test = await EventBus.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Publish, status);
        var results = await test.Client.PublishAsync(Enumerable.Range(0, 201).Select(i => Ink($"{i}")), cancellationToken: Token);
        Assert.Equal("1 not sent, 200 unknown", results.ToString());
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Publish));
    }

    [Theory(Timeout = Limit)]
    [InlineData(DropPoint.BeforeHeaders)]
    [InlineData(DropPoint.MidBody)]
    public async Task A_cut_connection_is_ambiguous_and_nothing_is_sent_again(DropPoint point)
    {
        await using var test = await EventBus.StartAsync();
        await test.Client.PublishAsync([Ink("a"), Ink("b")], cancellationToken: Token);
        test.Org.Faults.DropConnection(RequestKind.Publish, point);
        Assert.Equal("2 unknown", (await test.Client.PublishAsync([Ink("c"), Ink("d")], cancellationToken: Token)).ToString());
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Publish));
        Assert.True((await test.Client.PublishAsync([Ink("e")], cancellationToken: Token)).AllPublished);
    }

    [Fact(Timeout = Limit)]
    public async Task A_late_response_is_ambiguous()
    {
        await using var test = await EventBus.StartAsync(configureClient: static (options, _) => options.RequestTimeout = TimeSpan.FromMilliseconds(500));
        await test.Client.StartAsync(Token);
        test.Org.Faults.Delay(RequestKind.Publish, TimeSpan.FromMinutes(1));
        var results = await test.Client.PublishAsync([Ink("a")], cancellationToken: Token);
        Assert.Equal(PublishStatus.Unknown, results[0].Status);
        Assert.Contains("no response within 0.5 s", results[0].Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_token_is_renewed_and_the_events_are_sent_once_more()
    {
        await using var test = await EventBus.StartAsync();
        await test.Client.StartAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token); // A token that is refused at once is not renewed at once.
        test.Org.Faults.RevokeTokens();
        Assert.True((await test.Client.PublishAsync([Ink("a"), Ink("b")], cancellationToken: Token)).AllPublished);
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Publish));
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task Another_channel_can_be_chosen_but_no_custom_channel()
    {
        await using var test = await EventBus.StartAsync();
        Assert.True((await test.Client.PublishAsync([Ink("a")], new PublishOptions { Channel = EventBus.Docks }, Token)).AllPublished);
        Assert.Equal(("POST", "/services/data/v66.0/sobjects/Dock__e"), Sent(test));
        foreach (var channel in new[] { "/event/Warehouse__chn", "/data/AccountChangeEvent", "/event/", "/event/A/B" })
        {
            var refused = await Assert.ThrowsAsync<ArgumentException>(() => test.Client.PublishAsync([Ink("a")], new PublishOptions { Channel = channel }, Token));
            Assert.Contains(channel, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task A_cancelled_call_ends_with_the_cancellation()
    {
        await using var test = await EventBus.StartAsync();
        await test.Client.StartAsync(Token);
        test.Org.Faults.Delay(RequestKind.Publish, TimeSpan.FromMinutes(1));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var publishing = test.Client.PublishAsync([Ink("a")], cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);
    }

    /// <summary>The handshake accepts the token, so it is not renewed.</summary>
    [Theory(Timeout = Limit)]
    [InlineData("<html>login</html>", "text/html")]
    [InlineData("[]", "application/json")]
    public async Task A_proxy_that_refuses_the_token_leaves_the_events_not_sent(string body, string type)
    {
        await using var test = await EventBus.StartAsync();
        await test.Client.StartAsync(Token);
        test.Org.Faults.AnswerHttp(RequestKind.Publish, 401, body, type);
        var results = await test.Client.PublishAsync([Ink("a"), Ink("b")], cancellationToken: Token);
        Assert.Equal(("2 not sent", true), (results.ToString(), results[0].IsTransient));
        Assert.Contains("no proxy answers in place of the org", results[0].Error, StringComparison.Ordinal);
        Assert.Equal((1, 1), (test.Org.Exchanges.Count(RequestKind.Publish), test.Org.Exchanges.Count(RequestKind.Login)));
        Assert.True((await test.Client.PublishAsync([Ink("a"), Ink("b")], cancellationToken: Token)).AllPublished);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_that_is_disposed_between_two_requests_is_described_plainly()
    {
        await using var test = await EventBus.StartAsync();
        using var events = new BlockingCollection<LowInk>();
        var isSent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var number = 1; number <= 202; number++) events.Add(Ink($"{number}"), Token);
        var publishing = Task.Run(() => test.Client.PublishAsync(events.GetConsumingEnumerable(Token).Select(Taken), cancellationToken: Token), Token);
        await isSent.Task.WaitAsync(Token);
        await test.Client.DisposeAsync();
        for (var number = 203; number <= 450; number++) events.Add(Ink($"{number}"), Token);
        events.CompleteAdding();
        var results = await publishing;
        Assert.Equal("200 published, 250 not sent", results.ToString());
        Assert.Equal("The client was disposed.", results[200].Error);
        Assert.Equal("The event was not sent, because an earlier request failed: The client was disposed.", results[449].Error);

        LowInk Taken(LowInk ink)
        {
            if (ink.PrinterModel == "202") isSent.TrySetResult();
            return ink;
        }
    }

    private static LowInk Ink(string model, double? ink = null) => new() { Metadata = null!, PrinterModel = model, InkPercentage = ink };

    private static (string Method, string Path) Sent(TestOrg test)
    {
        var sent = Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.Publish));
        return (sent.Method, sent.Path);
    }
}
