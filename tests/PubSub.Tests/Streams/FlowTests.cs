using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.Streams;

/// <summary>Slow consumers, large events, and events that cannot be read at once.</summary>
public sealed class FlowTests
{
    private const int Limit = 30_000;

    private static readonly EventsOptions FromEarliest = new() { From = ReplayFrom.Earliest };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_slow_consumer_is_parked_and_no_event_is_sent_twice()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync(400);
        await using var slow = await test.Client.SubscribeAsync<LowInk>(new EventsOptions { From = ReplayFrom.Earliest, BufferBytes = 16 * 1024 }, Token);
        await test.WaitForStreamsAsync(0);
        Assert.Equal(1, test.Client.ParkedConsumers);
        var sent = test.PubSub.Calls.Snapshot(PubSubRpc.Subscribe).Sum(static call => call.Events);
        Assert.InRange(sent, 1, 200);
        var numbers = await TakenEvents.NumbersAsync(slow, 400);
        Assert.Equal(Enumerable.Range(1, 400), numbers);
        Assert.Equal(400, test.PubSub.Calls.Snapshot(PubSubRpc.Subscribe).Sum(static call => call.Events));
    }

    [Fact(Timeout = Limit)]
    public async Task A_full_buffer_ends_the_consumer_if_the_program_wants_so()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync(400);
        var options = new EventsOptions { From = ReplayFrom.Earliest, BufferBytes = 16 * 1024, OnFull = FullBufferHandling.Fail };
        await using var slow = await test.Client.SubscribeAsync<LowInk>(options, Token);
        await test.WaitForStreamsAsync(0);
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await slow.Take(400).CountAsync(Token));
        Assert.Equal(StreamingError.ConsumerTooSlow, failure.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task Large_events_stay_within_the_buffer_and_one_response()
    {
        await using var test = await PubSubOrg.StartAsync();
        var text = new string('x', 900_000);
        for (var i = 0; i < 40; i++) await test.Org.PublishPlatformEventAsync(LowInk.OwnChannel, new { Printer_Model__c = text, Ink_Percentage__c = i }, cancellationToken: Token);
        await using var slow = await test.Client.SubscribeAsync<LowInk>(new EventsOptions { From = ReplayFrom.Earliest, BufferBytes = 8 * 1024 * 1024 }, Token);
        await test.WaitForStreamsAsync(0);

        // Each event has 1.8 MB in memory, and a response about 3 MB on the wire. The server may have begun one response more than the client has read.
        Assert.InRange(test.PubSub.Calls.Snapshot(PubSubRpc.Subscribe).Sum(static call => call.Events), 4, 12);
        var numbers = await TakenEvents.NumbersAsync(slow, 40);
        Assert.Equal(Enumerable.Range(0, 40), numbers);
    }

    [Fact(Timeout = Limit)]
    public async Task Two_consumers_of_a_topic_have_their_own_streams()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync(400);
        await using var slow = await test.Client.SubscribeAsync<LowInk>(new EventsOptions { Name = "slow", From = ReplayFrom.Earliest, BufferBytes = 16 * 1024 }, Token);
        Assert.Equal(400, await test.Client.Events<LowInk>(new EventsOptions { Name = "fast", From = ReplayFrom.Earliest }, Token).Take(400).CountAsync(Token));
        Assert.Equal(1, (await slow.FirstAsync(Token)).InkPercentage);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_left_by_an_enumeration_come_first_in_the_next()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync(20);
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };
        Assert.Equal([1, 2, 3], await Numbers(test, options, 3));
        await test.PublishAsync();
        // The third event was not acknowledged, because the loop ended at it.
        Assert.Equal([3, 4, 5, 6], await Numbers(test, options, 4));
        Assert.Equal(Enumerable.Range(6, 16).ToList(), await Numbers(test, options, 16));
    }

    [Fact(Timeout = Limit)]
    public async Task Events_wait_in_their_order_for_a_schema_that_is_not_available()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync(2);
        test.PubSub.AddField("Low_Ink__e", "Later__c", EventFieldType.Text);
        await test.PublishAsync(2);
        test.PubSub.Faults.FailNext(PubSubRpc.GetSchema, "schema.api.unavailable", times: 3);
        Assert.Equal([1, 2, 3, 4], await Numbers(test, FromEarliest, 4));
        Assert.Equal(5, test.PubSub.Calls.Count(PubSubRpc.GetSchema));
    }

    [Fact(Timeout = Limit)]
    public async Task A_schema_that_stays_unavailable_ends_the_consumer()
    {
        await using var test = await PubSubOrg.StartAsync(configureClient: static options => options.RecoveryTimeout = TimeSpan.FromMilliseconds(200));
        await test.PublishAsync();
        test.PubSub.Faults.FailNext(PubSubRpc.GetSchema, "schema.api.unavailable", times: 10_000);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => Numbers(test, FromEarliest, 1));
        Assert.Contains("RecoveryTimeout", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_payload_that_cannot_be_decoded_is_one_bad_event()
    {
        await using var test = await PubSubOrg.StartAsync();
        test.PubSub.Faults.SpoilEvents(LowInk.OwnChannel);
        await test.PublishAsync(2);
        var deliveries = await test.Client.Deliveries<LowInk>(FromEarliest, Token).Take(2).ToListAsync(Token);
        Assert.NotNull(deliveries[0].Error);
        Assert.NotEqual(0, deliveries[0].Error!.Payload.Length);
        Assert.NotNull(deliveries[0].OpaqueId);
        Assert.Equal(2, deliveries[1].Event.InkPercentage);
        test.PubSub.Faults.SpoilEvents(LowInk.OwnChannel);
        var throwing = new EventsOptions { From = ReplayFrom.Earliest, Name = "throwing" };
        var thrown = await Assert.ThrowsAsync<EventDecodeException>(async () => await test.Client.Events<LowInk>(throwing, Token).FirstAsync(Token));
        Assert.Contains("Avro", thrown.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Unknown_fields_of_the_protocol_and_sized_blocks_are_read()
    {
        await using var test = await PubSubOrg.StartAsync();
        test.PubSub.Faults.SendUnknownFields();
        test.PubSub.Faults.WriteSizedBlocks();
        await test.PublishAsync(3);
        Assert.Equal([1, 2, 3], await Numbers(test, FromEarliest, 3));
    }

    [Fact(Timeout = Limit)]
    public async Task Yields_messages_that_can_be_decoded_later()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync();
        var delivery = await test.Client.Deliveries(LowInk.OwnChannel, FromEarliest, Token).FirstAsync(Token);
        var stored = EventMessage.Parse(LowInk.OwnChannel, delivery.Event.Body);
        Assert.Equal(1, stored.Decode<LowInk>().InkPercentage);
        Assert.Equal(delivery.EventUuid, stored.Metadata.EventUuid);
        Assert.Equal(delivery.ReplayId, stored.Metadata.ReplayId);
        Assert.NotNull(stored.SchemaId);
    }

    private static Task<List<int>> Numbers(PubSubOrg test, EventsOptions options, int count) => TakenEvents.NumbersAsync(test.Client.Events<LowInk>(options, Token), count);
}
