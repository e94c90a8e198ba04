using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.Streams;

/// <summary>Events over the Pub/Sub API of the simulated org, over real sockets.</summary>
public sealed class EventsTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Yields_typed_events_with_their_envelope()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        await test.PublishAsync();
        var first = await events.FirstAsync(Token);
        Assert.Equal(("M1", 1.0), (first.PrinterModel, first.InkPercentage));
        Assert.Equal(("Low_Ink__e", test.PubSub.SchemaIdOf("Low_Ink__e")), (first.Metadata.EventApiName, first.Metadata.SchemaId));
        Assert.NotNull(first.Metadata.EventUuid);
        Assert.NotNull(first.CreatedDate);
        Assert.Equal(first.CreatedDate, first.Metadata.CreatedDate);
        Assert.Equal(10, first.Metadata.OpaqueId!.Bytes.Length);
    }

    [Fact(Timeout = Limit)]
    public async Task Yields_many_events_in_order_with_credit()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync(1000);
        var numbers = await TakenEvents.NumbersAsync(test.Client.Events<LowInk>(new EventsOptions { From = ReplayFrom.Earliest }, Token), 1000);
        Assert.Equal(Enumerable.Range(1, 1000), numbers);
        var call = Assert.Single(test.PubSub.Calls.Snapshot(PubSubRpc.Subscribe));
        Assert.All(call.Fetches, static fetch => Assert.InRange(fetch.Pending, 1, 100));
    }

    [Fact(Timeout = Limit)]
    public async Task Continues_at_the_stored_position()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync(10);
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };
        var store = new InMemoryReplayStore();
        await using (var client = test.MakeClient(o => o.ReplayStore = store))
        {
            await foreach (var delivery in client.Deliveries<LowInk>(options, Token).Take(4)) delivery.Acknowledge();
            await client.StopAsync(Token);
        }

        await using var second = test.MakeClient(o => o.ReplayStore = store);
        var next = await second.Events<LowInk>(options, Token).FirstAsync(Token);
        Assert.Equal(5, next.InkPercentage);
    }

    [Fact(Timeout = Limit)]
    public async Task Resumes_after_the_last_event_when_the_stream_is_lost()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var events = test.Client.Events<LowInk>(cancellationToken: Token).GetAsyncEnumerator(Token);
        var first = events.MoveNextAsync();
        await test.WaitForStreamsAsync(1);
        await test.PublishAsync();
        Assert.True(await first);
        await test.PubSub.DisposeAsync();
        await test.PublishAsync(3);
        await using var again = await SimulatedPubSub.StartAsync(test.Org, new SimulatedPubSubOptions { Port = test.PubSub.Url.Port }, Token);
        foreach (var expected in new[] { 2, 3, 4 })
        {
            Assert.True(await events.MoveNextAsync());
            Assert.Equal(expected, events.Current.InkPercentage);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task Refuses_kinds_that_the_transport_does_not_have()
    {
        await using var test = await PubSubOrg.StartAsync();
        var events = ((IEventClient)test.Client).Events<AccountUpdate>(cancellationToken: Token);
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await events.FirstAsync(Token));
        Assert.Equal(StreamingError.Configuration, refused.Error);
        Assert.Contains("StreamingClient", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Ends_with_a_typed_error_for_an_unknown_topic()
    {
        await using var test = await PubSubOrg.StartAsync();
        var options = new EventsOptions { Channel = "/event/No_Such__e" };
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<LowInk>(options, Token).FirstAsync(Token));
        Assert.Equal((StreamingError.SubscriptionRefused, "topic.not.found"), (refused.Error, refused.ErrorCode));
    }

    [Fact(Timeout = Limit)]
    public async Task Stop_ends_the_enumeration_and_closes_the_stream()
    {
        await using var test = await PubSubOrg.StartAsync();
        var reading = TakenEvents.NumbersAsync(test.Client.Events<LowInk>(cancellationToken: Token));
        await test.WaitForStreamsAsync(1);
        await test.Client.StopAsync(Token);
        Assert.Empty(await reading);
        await test.WaitForStreamsAsync(0);
        Assert.Equal(ClientState.Stopped, test.Client.State);
    }
}
