using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Consumers;

/// <summary>An ended consumer leaves what it had to the next one of its name.</summary>
public sealed class TakingOverTests
{
    private readonly ScriptedStore _store = new();
    private readonly Workbench _bench;

    public TakingOverTests() => _bench = new Workbench(_store);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_out_comes_first_and_then_what_was_queued_and_the_server_goes_on_behind_it()
    {
        await using (var first = await _bench.OpenAsync())
        {
            _bench.Deliver(1, 4, 7);
            Assert.Equal(1, await first.TakeAsync());
        }

        await using var second = await _bench.OpenAsync();
        _bench.Deliver(10);

        Assert.Equal(7, _bench.Asked);
        Assert.Equal([1, 4, 7, 10], await TakeAsync(second, 4));
    }

    [Fact]
    public async Task What_was_acknowledged_after_the_end_is_not_given_again_and_is_saved()
    {
        var first = await _bench.OpenAsync();
        _bench.Deliver(1, 4, 7);
        await first.TakeAsync();
        var ticket = first.Ticket;
        await first.TakeAsync();
        await first.DisposeAsync();

        first.Acknowledge(ticket);
        await using var second = await _bench.OpenAsync();

        Assert.Equal([4, 7], await TakeAsync(second, 2));
        Assert.Equal(1, _store.Saved[^1].ReplayId);
    }

    [Fact]
    public async Task What_is_acknowledged_while_it_waits_to_come_again_is_left_out()
    {
        var first = await _bench.OpenAsync();
        _bench.Deliver(1, 4);
        await first.TakeAsync();
        var ticket = first.Ticket;
        await first.DisposeAsync();
        await using var second = await _bench.OpenAsync();

        first.Acknowledge(ticket);

        Assert.Equal(4, await second.TakeAsync());
    }

    /// <summary>The first event's bytes would have no room otherwise.</summary>
    [Fact]
    public async Task Each_byte_of_the_budget_comes_back()
    {
        var options = Workbench.Patient(static options => options.BufferBytes = 1);
        for (var id = 1; id <= 3; id++)
        {
            await using var consumer = await _bench.OpenAsync(options);
            _bench.Deliver(id * 10);
            await consumer.TakeAsync();
            consumer.Rewind();
            Assert.Equal(id * 10, await consumer.FinishAsync());
            _bench.Deliver(id * 10 + 1);
            Assert.Equal(id * 10 + 1, await consumer.FinishAsync());
        }
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
        await using (var first = await _bench.OpenAsync(options))
        {
            _bench.Deliver(1, 4, 7);
            await first.TakeAsync();
            var tooMany = await Assert.ThrowsAsync<StreamingException>(async () => await first.MoveAsync(Token));
            Assert.Equal(Reason.TooManyUnacknowledged, tooMany.Reason);
            Assert.Matches("replay id 1, of [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z: acknowledge it", tooMany.Message);
            first.Acknowledge();
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
            await TakeAsync(first, 2);
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

        Assert.Equal([1, 4], await TakeAsync(consumer, 2));
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

        Assert.Equal([null, 1, 10, 13], _store.SavedIds.Prepend(null));
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

        var keeper = _bench.Positions.Enter(Workbench.Channel, "default");
        var saving = new TypedStreaming.Replay.SavingOptions(TimeSpan.FromHours(1), 1, Workbench.StoreTimeout);
        await keeper.OpenAsync(_store, keeper.Key!, "moved.my.salesforce.com", saving, Token);

        Assert.Null(keeper.Held<BayeuxMessage>(goesOn: true, 1).Resume.Id);
        await keeper.LeaveAsync();
    }

    [Fact]
    public async Task What_is_acknowledged_behind_an_event_that_is_out_does_not_come_again()
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

    /// <summary>A second event with the last id may be on its way.</summary>
    [Fact]
    public void Where_events_share_ids_the_server_goes_on_before_the_last_one()
    {
        var keeper = new TypedStreaming.Replay.PositionKeeper("/data/Sales__chn", "default", TimeProvider.System);
        var held = keeper.Held<int>(goesOn: true, 10);
        held.Leave([(Received(5), 1)]);
        Assert.Null(held.Resume.Id);
        held.Leave([(Received(5), 1), (Received(8), 1)]);
        Assert.Equal(5, held.Resume.Id);
    }

    private static TypedStreaming.Subscriptions.ReceivedEvent<int> Received(long id) => new() { ReplayId = id };

    private static async Task<List<long?>> TakeAsync(TypedStreaming.Subscriptions.Consumption<BayeuxMessage> consumer, int count)
    {
        var ids = new List<long?>();
        while (ids.Count < count) ids.Add(await consumer.TakeAsync());
        return ids;
    }
}
