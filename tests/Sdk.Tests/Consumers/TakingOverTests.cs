using TypedStreaming.Consumers;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;

namespace TypedStreaming.Tests.Consumers;

/// <summary>An ended consumer leaves its remaining events to the next one of its name.</summary>
public sealed class TakingOverTests
{
    private readonly ScriptedStore _store = new();
    private readonly Workbench _bench;

    public TakingOverTests() => _bench = new Workbench(_store);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_out_comes_first_and_then_what_was_queued_and_the_server_goes_on_after_it()
    {
        await using (var first = await _bench.OpenAsync())
        {
            _bench.Deliver(1, 4, 7);
            Assert.Equal(1, await first.TakeAsync());
        }

        await using var second = await _bench.OpenAsync();
        _bench.Deliver(10);

        Assert.Equal(7, _bench.Asked);
        Assert.Equal([1, 4, 7, 10], await second.TakeAsync(4));
    }

    [Fact]
    public async Task A_move_after_a_leave_that_failed_ends_normally()
    {
        await using var reader = await _bench.OpenAsync();
        var enumeration = new EventEnumeration<BayeuxMessage>(
            _ => Task.FromResult<QueueReader<BayeuxMessage>?>(reader), static _ => throw new TimeoutException(), new CancellationToken(canceled: true));
        await Assert.ThrowsAsync<TimeoutException>(async () => await enumeration.MoveNextAsync());
        Assert.False(await enumeration.MoveNextAsync());
    }

    [Fact]
    public async Task What_was_acknowledged_after_the_end_is_not_given_again_and_is_saved()
    {
        var first = await _bench.OpenAsync();
        _bench.Deliver(1, 4, 7);
        var taken = await first.TakeOutAsync();
        await first.TakeAsync();
        await first.DisposeAsync();

        first.Acknowledge(taken);
        await using var second = await _bench.OpenAsync();

        Assert.Equal([4, 7], await second.TakeAsync(2));
        Assert.Equal(1, _store.Saved[^1].ReplayId);
    }

    [Fact]
    public async Task What_is_acknowledged_while_it_waits_to_come_again_is_left_out()
    {
        var first = await _bench.OpenAsync();
        _bench.Deliver(1, 4);
        var taken = await first.TakeOutAsync();
        await first.DisposeAsync();
        await using var second = await _bench.OpenAsync();

        first.Acknowledge(taken);

        Assert.Equal(4, await second.TakeAsync());
    }

    [Fact]
    public async Task Each_byte_of_the_buffer_comes_back()
    {
        for (var id = 1; id <= 3; id++)
        {
            await using var consumer = await _bench.OpenAsync();
            _bench.Deliver(id * 10);
            await consumer.TakeAsync();
            consumer.Rewind();
            Assert.Equal(id * 10, await consumer.FinishAsync());
        }

        Assert.Equal(0, _bench.Names.Count);
    }

    [Fact]
    public async Task An_explicit_start_drops_what_was_left()
    {
        await using (var first = await _bench.OpenAsync())
        {
            _bench.Deliver(1, 4);
            await first.TakeAsync();
        }

        await using var second = await _bench.OpenAsync(Workbench.Patient(static options => options.From = ReplayFrom.After(9)));
        _bench.Deliver(10);

        Assert.Equal(9, _bench.Asked);
        Assert.Equal(10, await second.TakeAsync());
    }

    [Fact]
    public async Task The_event_that_was_one_too_many_comes_when_there_is_room()
    {
        var options = Workbench.Patient(static options => options.MaxUnacknowledged = 1);
        var first = await _bench.OpenAsync(options);
        _bench.Deliver(1, 4, 7);
        await using (var deliveries = Deliveries(first))
        {
            Assert.True(await deliveries.MoveNextAsync());
            var one = deliveries.Current;
            var tooMany = await Assert.ThrowsAsync<StreamingException>(async () => await deliveries.MoveNextAsync());
            Assert.Equal(StreamingError.TooManyUnacknowledged, tooMany.Error);
            Assert.Matches("replay id 1 and the date [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z: acknowledge it", tooMany.Message);
            one.Acknowledge();
        }

        await using var second = await _bench.OpenAsync(options);
        Assert.Equal(4, await second.FinishAsync());
        Assert.Equal(7, await second.FinishAsync());
    }

    [Fact]
    public async Task A_stop_before_everything_came_again_does_not_hold_the_position_back()
    {
        await using (var first = await _bench.OpenAsync())
        {
            _bench.Deliver(1, 4);
            await first.TakeAsync(2);
        }

        await using (var second = await _bench.OpenAsync())
        {
            await second.FinishAsync();
            _bench.Stop();
        }

        await using (var third = await _bench.OpenAsync())
        {
            Assert.Equal(4, _bench.Asked);
            Assert.Equal(4, await third.FinishAsync());
        }

        Assert.Equal(4, _store.Saved[^1].ReplayId);
    }

    [Fact]
    public async Task What_was_queued_at_a_stop_is_left_too()
    {
        await using (var first = await _bench.OpenAsync())
        {
            _bench.Deliver(1);
            _bench.Stop();
            Assert.False(await first.MoveAsync(Token));
        }

        await using var second = await _bench.OpenAsync();
        Assert.Equal(1, _bench.Asked);
        Assert.Equal(1, await second.TakeAsync());
    }

    [Fact]
    public async Task A_second_enumeration_after_a_fault_begins_with_what_the_first_did_not_acknowledge()
    {
        await using var consumer = await _bench.OpenAsync();
        _bench.Deliver(1, 4);
        await consumer.TakeAsync();
        _bench.Fault(new TimeoutException());

        consumer.Rewind();

        Assert.Equal([1, 4], await consumer.TakeAsync(2));
        await Assert.ThrowsAsync<TimeoutException>(async () => await consumer.MoveAsync(Token));
    }

    [Fact]
    public async Task What_another_owner_has_done_since_is_not_undone()
    {
        await using (var first = await _bench.OpenAsync())
        {
            _bench.Deliver(1, 4, 7);
            await first.FinishAsync();
            await first.TakeAsync();
        }

        var other = new Workbench(_store);
        await using (var taker = await other.OpenAsync())
        {
            other.Deliver(4, 7, 10);
            for (var count = 0; count < 3; count++) await taker.FinishAsync();
        }

        await using (var again = await _bench.OpenAsync())
        {
            Assert.Equal(10, _bench.Asked);
            _bench.Deliver(13);
            Assert.Equal(13, await again.FinishAsync());
        }

        Assert.Equal([null, 1, 10, 13], _store.SavedIds);
    }

    [Fact]
    public async Task What_was_left_on_another_instance_is_void()
    {
        await using (var first = await _bench.OpenAsync())
        {
            _bench.Deliver(1, 4);
            await first.FinishAsync();
            await first.TakeAsync();
        }

        await using var second = await _bench.OpenAsync(instance: "moved.my.salesforce.com");
        _bench.Deliver(2);
        Assert.Equal(-2, _bench.Asked);
        Assert.Equal(2, await second.TakeAsync());
        Assert.Equal(GapCause.OrgMoved, second.Gap!.Cause);
    }

    [Fact]
    public async Task What_is_acknowledged_after_an_event_that_is_out_does_not_come_again()
    {
        await using (var first = await _bench.OpenAsync())
        {
            _bench.Deliver(1, 4);
            await first.TakeAsync();
            await first.FinishAsync();
        }

        await using var second = await _bench.OpenAsync();
        Assert.Equal(4, _bench.Asked);
        Assert.Equal(1, await second.TakeAsync());
    }

    /// <summary>A second event with the last id may still come.</summary>
    [Fact]
    public async Task Where_events_share_ids_the_server_goes_on_before_the_last_one()
    {
        const string Shared = "/data/Sales__chn";
        var options = Workbench.Patient(static options => options.Channel = Shared);
        await using (var first = await _bench.OpenAsync(options))
        {
            foreach (var id in (long[])[5, 8]) _bench.Table.Deliver(Shared, id);
            await first.TakeAsync();
        }

        await using var second = await _bench.OpenAsync(options);
        Assert.Equal(5, _bench.Asked);
        foreach (var id in (long[])[8, 8, 11]) _bench.Table.Deliver(Shared, id);
        Assert.Equal([5, 8, 8, 8, 11], await second.TakeAsync(5));
    }

    private static DeliveryEnumeration<BayeuxMessage> Deliveries(QueueReader<BayeuxMessage> from) => new(
        _ => Task.FromResult<QueueReader<BayeuxMessage>?>(from), static reader => reader.DisposeAsync(), Token);
}
