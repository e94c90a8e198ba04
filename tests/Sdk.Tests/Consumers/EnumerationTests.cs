using TypedStreaming.Consumers;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;

namespace TypedStreaming.Tests.Consumers;

/// <summary>Enumerations of events and of deliveries: what is acknowledged, what comes again, and how they end.</summary>
public sealed class EnumerationTests
{
    private readonly ScriptedStore _store = new();
    private readonly Workbench _bench;
    private int _left;

    public EnumerationTests() => _bench = new Workbench(_store);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_acknowledged_when_the_program_asks_for_the_next_one()
    {
        await using (var events = Events(await _bench.OpenAsync()))
        {
            _bench.Deliver(1, 4, 7);
            Assert.Equal(1, await NextAsync(events));
            await FlushAsync(saved: null);
            Assert.Equal(4, await NextAsync(events));
            await FlushAsync(saved: 1);
            Assert.Equal(7, await NextAsync(events));
            await FlushAsync(saved: 4);
        }

        Assert.Equal(1, _left);
        await using var again = await _bench.OpenAsync();
        Assert.Equal(7, await again.TakeAsync());
    }

    [Fact]
    public async Task A_delivery_is_not_acknowledged_when_the_program_asks_for_the_next_one()
    {
        await using var deliveries = Deliveries(await _bench.OpenAsync());
        _bench.Deliver(1, 4, 7);
        var given = new List<Delivery<BayeuxMessage>>();
        while (given.Count < 3)
        {
            Assert.True(await deliveries.MoveNextAsync());
            given.Add(deliveries.Current);
        }

        Assert.Equal([1, 4, 7], given.Select(static delivery => delivery.ReplayId));
        await FlushAsync(saved: null);
        given[0].Acknowledge();
        given[2].Acknowledge();
        await FlushAsync(saved: 1);
    }

    [Fact]
    public async Task After_a_stop_no_queued_event_is_given_any_more()
    {
        var events = Events(await _bench.OpenAsync());
        _bench.Deliver(1, 4);
        Assert.Equal(1, await NextAsync(events));
        _bench.Stop();
        Assert.False(await events.MoveNextAsync());
        Assert.False(await events.MoveNextAsync());
        await events.DisposeAsync();
        Assert.Equal(1, _left);
        await using var again = await _bench.OpenAsync();
        Assert.Equal(4, await again.TakeAsync());
    }

    [Fact]
    public async Task After_a_cancellation_no_queued_event_is_given_any_more()
    {
        using var stop = new CancellationTokenSource();
        var events = Events(await _bench.OpenAsync(), stop.Token);
        _bench.Deliver(1, 4);
        Assert.Equal(1, await NextAsync(events));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await events.MoveNextAsync());
        Assert.False(await events.MoveNextAsync());
        Assert.Equal((1, 1), (_left, _store.Saved[^1].ReplayId));
        await using var again = await _bench.OpenAsync();
        Assert.Equal(4, await again.TakeAsync());
    }

    [Fact]
    public async Task A_second_move_is_refused_while_the_first_one_waits()
    {
        await using var events = Events(await _bench.OpenAsync());
        var first = NextAsync(events);
        var refused = Assert.Throws<InvalidOperationException>(() => { _ = events.MoveNextAsync().AsTask(); });
        Assert.Contains("before the previous call had ended", refused.Message, StringComparison.Ordinal);
        _bench.Deliver(1, 4);
        Assert.Equal(1, await first);
        Assert.Equal(4, await NextAsync(events));
    }

    [Fact]
    public async Task An_enumeration_that_is_disposed_while_it_opens_its_consumer_closes_it()
    {
        var opened = new TaskCompletionSource<QueueReader<BayeuxMessage>?>();
        var events = new EventEnumeration<BayeuxMessage>(_ => opened.Task, LeaveAsync, Token);
        var move = events.MoveNextAsync().AsTask();
        await events.DisposeAsync();
        Assert.Equal(0, _left);
        var reader = await _bench.OpenAsync();
        _bench.Deliver(1);
        opened.SetResult(reader);
        Assert.False(await move);
        Assert.Equal((1, 0), (_left, _bench.Table.ConsumerCount));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_end_of_a_consumer_ends_the_wait_for_its_next_event()
    {
        var reader = await _bench.OpenAsync();
        var move = reader.MoveAsync(Token).AsTask();
        await reader.DisposeAsync();
        Assert.False(await move);
    }

    [Fact]
    public async Task A_client_that_was_stopped_before_the_first_move_gives_nothing()
    {
        await using var events = new EventEnumeration<BayeuxMessage>(static _ => Task.FromResult<QueueReader<BayeuxMessage>?>(null), LeaveAsync, Token);
        Assert.False(await events.MoveNextAsync());
        Assert.False(await events.MoveNextAsync());
        Assert.Equal(0, _left);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_thrown_at_its_place_again_until_it_is_acknowledged()
    {
        var events = Events(await _bench.OpenAsync());
        Deliver(1, 4, 7);
        Assert.Equal(1, await NextAsync(events));
        Assert.Equal(4, (await ThrownAsync(events)).Metadata.ReplayId);
        Assert.False(await events.MoveNextAsync());

        var thrown = await ThrownAsync(Events(await _bench.OpenAsync()));
        Assert.Equal((4, 1), (thrown.Metadata.ReplayId, _store.Saved[^1].ReplayId));
        thrown.Acknowledge();

        await using var last = Events(await _bench.OpenAsync());
        Assert.Equal(7, await NextAsync(last));
        await FlushAsync(saved: 4);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_and_is_skipped_is_passed()
    {
        var skipped = new List<long?>();
        var options = Workbench.Patient(options => options.OnDecodeError = DecodeErrorHandling.SkipTo((error, _) =>
        {
            skipped.Add(error.Metadata.ReplayId);
            return ValueTask.CompletedTask;
        }));
        await using var events = Events(await _bench.OpenAsync(options));
        Deliver(1, 4, 7);
        Assert.Equal(1, await NextAsync(events));
        Assert.Equal(7, await NextAsync(events));
        await FlushAsync(saved: 4);
        Assert.Equal([4], skipped);
    }

    [Fact]
    public async Task A_delivery_that_cannot_be_read_is_acknowledged_by_its_error_too()
    {
        await using var deliveries = Deliveries(await _bench.OpenAsync());
        Deliver(1, 4, 7);
        Assert.True(await deliveries.MoveNextAsync());
        deliveries.Current.Acknowledge();
        Assert.True(await deliveries.MoveNextAsync());
        var error = deliveries.Current.Error!;
        await FlushAsync(saved: 1);
        error.Acknowledge();
        await FlushAsync(saved: 4);
        Assert.True(await deliveries.MoveNextAsync());
        Assert.Equal((7, null), (deliveries.Current.ReplayId, deliveries.Current.Error));
    }

    [Fact]
    public async Task As_many_deliveries_as_allowed_are_out_whenever_there_is_one_more()
    {
        await using var deliveries = Deliveries(await _bench.OpenAsync(Workbench.Patient(static options => options.MaxUnacknowledged = 2)));
        _bench.Deliver([.. Enumerable.Range(1, 10).Select(static id => (long)id)]);
        var given = new Queue<Delivery<BayeuxMessage>>();
        for (var id = 1; id <= 6; id++)
        {
            Assert.True(await deliveries.MoveNextAsync());
            Assert.Equal(id, deliveries.Current.ReplayId);
            given.Enqueue(deliveries.Current);
            if (given.Count == 2) given.Dequeue().Acknowledge();
        }

        Assert.True(await deliveries.MoveNextAsync());
        var tooMany = await Assert.ThrowsAsync<StreamingException>(async () => await deliveries.MoveNextAsync());
        Assert.Equal(StreamingError.TooManyUnacknowledged, tooMany.Error);
        Assert.Contains("replay id 6 ", tooMany.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_deliveries_as_allowed_are_out_after_a_wait_too()
    {
        await using var deliveries = Deliveries(await _bench.OpenAsync(Workbench.Patient(static options => options.MaxUnacknowledged = 2)));
        _bench.Deliver(1, 4);
        Assert.True(await deliveries.MoveNextAsync());
        deliveries.Current.Acknowledge();
        Assert.True(await deliveries.MoveNextAsync());
        var move = deliveries.MoveNextAsync().AsTask();
        _bench.Deliver(7);
        Assert.True(await move);
        Assert.Equal(7, deliveries.Current.ReplayId);
    }

    private static async Task<long> NextAsync(EventEnumeration<BayeuxMessage> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current.Json.GetProperty("data").GetProperty("event").GetProperty("replayId").GetInt64();
    }

    private static Task<EventDecodeException> ThrownAsync(EventEnumeration<BayeuxMessage> events) =>
        Assert.ThrowsAsync<EventDecodeException>(async () => await events.MoveNextAsync());

    private EventEnumeration<BayeuxMessage> Events(QueueReader<BayeuxMessage> reader, CancellationToken? token = null) =>
        new(_ => Task.FromResult<QueueReader<BayeuxMessage>?>(reader), LeaveAsync, token ?? Token);

    private DeliveryEnumeration<BayeuxMessage> Deliveries(QueueReader<BayeuxMessage> reader) =>
        new(_ => Task.FromResult<QueueReader<BayeuxMessage>?>(reader), LeaveAsync, Token);

    private ValueTask LeaveAsync(QueueReader<BayeuxMessage> reader)
    {
        _left++;
        return reader.DisposeAsync();
    }

    private async Task FlushAsync(long? saved)
    {
        await _bench.Names.FlushAsync();
        Assert.Equal(saved, _store.Saved[^1].ReplayId);
    }

    /// <summary>Delivers three events, of which the second one is not valid JSON.</summary>
    private void Deliver(long first, long second, long third)
    {
        _bench.Deliver(first);
        _bench.Table.DeliverMessage(Frames.Event(Workbench.Channel, second, """{"a":nope}"""));
        _bench.Deliver(third);
    }
}
