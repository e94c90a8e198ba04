using TypedStreaming.Consumers;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

/// <summary>When remaining events are removed, and when a name is forgotten.</summary>
public sealed class NameExpiryTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedStore _store = new();
    private readonly Workbench _bench;

    public NameExpiryTests() => _bench = new Workbench(_store, _time);

    [Fact]
    public async Task Remaining_events_are_looked_at_again_when_they_have_been_kept_for_long_enough()
    {
        await LeaveAsync("a");
        Assert.True(_time.TimerAsync(RemainingEvents.KeptFor).IsCompleted);
    }

    [Fact(Timeout = 30_000)]
    public async Task Each_name_has_its_own_ten_minutes()
    {
        await LeaveAsync("a");
        _time.Advance(TimeSpan.FromMinutes(1));
        await LeaveAsync("b");
        await ExpireFirstAsync();
        Assert.True(_time.TimerAsync(TimeSpan.FromSeconds(1)).IsCompleted);

        await OpenAndCloseAsync("b");
        Assert.Equal(4, _bench.Asked);
        await OpenAndCloseAsync("a");
        Assert.Equal(-2, _bench.Asked);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_last_name_is_not_forgotten_about_when_an_earlier_one_has_expired()
    {
        await LeaveAsync("a");
        _time.Advance(TimeSpan.FromMinutes(1));
        await LeaveAsync("b");
        await ExpireFirstAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await _store.WhenNoneIsOpenAsync();
    }

    [Fact]
    public async Task A_forgotten_name_keeps_its_position_and_not_its_events()
    {
        var consumer = await _bench.OpenAsync(Named("a"));
        _bench.Deliver(1, 4, 7);
        await consumer.FinishAsync();
        var four = await consumer.TakeOutAsync();
        await consumer.DisposeAsync();

        await _bench.Names.ForgetAsync();

        Assert.Equal((0, 0, 1), (_bench.Names.Count, _store.Open, _store.Saved[^1].ReplayId));
        Assert.Throws<InvalidOperationException>(() => consumer.Acknowledge(four));
        await OpenAndCloseAsync("a");
        Assert.Equal(1, _bench.Asked);
    }

    [Fact]
    public async Task A_name_that_is_in_use_is_not_forgotten()
    {
        await using var consumer = await _bench.OpenAsync(Named("a"));
        _bench.Deliver(1, 4);
        var one = await consumer.TakeOutAsync();

        await _bench.Names.ForgetAsync();

        Assert.Equal((1, 1), (_bench.Names.Count, _store.Open));
        consumer.Acknowledge(one);
        await _bench.Names.FlushAsync();
        Assert.Equal(1, _store.Saved[^1].ReplayId);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.OpenAsync(Named("a")));
    }

    [Fact]
    public async Task A_position_that_another_owner_took_stays_lost_until_the_name_is_forgotten()
    {
        var consumer = await _bench.OpenAsync(Named("a"));
        _bench.Deliver(1, 4);
        await consumer.FinishAsync();
        var other = new Workbench(_store, _time);
        await using (await other.OpenAsync(Named("a")))
        {
        }

        Assert.Equal(StreamingError.PositionTaken, (await Assert.ThrowsAsync<StreamingException>(async () => await consumer.DisposeAsync())).Error);
        _time.Advance(RemainingEvents.KeptFor);
        Assert.Equal(1, _bench.Names.Count);
        var refused = await Assert.ThrowsAsync<StreamingException>(() => _bench.OpenAsync(Named("a")));
        Assert.Equal(StreamingError.PositionTaken, refused.Error);

        await _bench.Names.ForgetAsync();
        Assert.Equal(0, _bench.Names.Count);
        await OpenAndCloseAsync("a");
    }

    [Fact]
    public async Task A_store_that_failed_is_asked_again_by_the_next_consumer()
    {
        var consumer = await _bench.OpenAsync(Named("a"));
        _bench.Deliver(1, 4);
        await consumer.FinishAsync();
        _store.Saving = static _ => throw new IOException("disk full");
        Assert.Equal(StreamingError.PositionStore, (await Assert.ThrowsAsync<StreamingException>(async () => await consumer.DisposeAsync())).Error);
        _store.Saving = static _ => ValueTask.CompletedTask;

        await using var again = await _bench.OpenAsync(Named("a"));

        Assert.Equal(4, await again.FinishAsync());
        await _bench.Names.FlushAsync();
        Assert.Equal(4, _store.Saved[^1].ReplayId);
    }

    [Fact]
    public async Task Between_a_stop_of_the_client_and_the_end_of_its_consumer_acknowledgements_count()
    {
        var consumer = await _bench.OpenAsync(Named("a"));
        _bench.Deliver(1, 4);
        var one = await consumer.TakeOutAsync();
        await _bench.Names.CloseAsync();
        Assert.Equal(1, _store.Open);
        consumer.Acknowledge(one);

        await consumer.DisposeAsync();

        Assert.Equal((0, 1, 0), (_store.Open, _store.Saved[^1].ReplayId, _time.TimerCount));
        Assert.Throws<ObjectDisposedException>(() => consumer.Acknowledge(one));
    }

    private static EventsOptions Named(string name) => Workbench.Patient(options => options.Name = name);

    /// <summary>Lets the time pass for a name that was left a minute before another.</summary>
    private async Task ExpireFirstAsync()
    {
        var closed = _store.Closed;
        _time.Advance(RemainingEvents.KeptFor - TimeSpan.FromMinutes(1));
        await _store.WhenClosedAsync(closed + 1);
    }

    private async Task OpenAndCloseAsync(string name)
    {
        await using var consumer = await _bench.OpenAsync(Named(name));
    }

    private async Task LeaveAsync(string name)
    {
        await using var consumer = await _bench.OpenAsync(Named(name));
        _bench.Deliver(1, 4);
        await consumer.TakeAsync();
    }
}
