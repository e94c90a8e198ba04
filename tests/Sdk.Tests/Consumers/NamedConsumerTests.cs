using TypedStreaming.Replay;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Subscriptions;

namespace TypedStreaming.Tests.Consumers;

public sealed class PositionKeeperTests
{
    private readonly ScriptedStore _store = new();
    private readonly Workbench _bench;

    public PositionKeeperTests() => _bench = new Workbench(_store);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_position_is_the_last_of_all_that_are_acknowledged_without_a_gap()
    {
        await using var consumer = await _bench.OpenAsync();
        _bench.Deliver(long.MaxValue - 2, long.MaxValue - 1, long.MaxValue);
        await consumer.FinishAsync();
        await consumer.TakeAsync();
        var second = consumer.Ticket;
        await consumer.FinishAsync();
        await _bench.Positions.FlushAsync();

        consumer.Acknowledge(second);
        consumer.Acknowledge(second);
        await _bench.Positions.FlushAsync();

        Assert.Equal([long.MaxValue - 2, long.MaxValue], _store.SavedIds);
        Assert.Equal("acme.my.salesforce.com", _store.Saved[0].Instance);
    }

    [Fact]
    public async Task A_second_consumer_of_a_name_is_told_to_take_another()
    {
        await using var consumer = await _bench.OpenAsync();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.OpenAsync());
        Assert.Contains("EventsOptions.Name", refused.Message, StringComparison.Ordinal);
        await using var other = await _bench.OpenAsync(Workbench.Patient(static options => options.Name = "other"));
    }

    [Fact]
    public async Task The_cursor_stays_open_while_deliveries_are_out()
    {
        var consumer = await _bench.OpenAsync();
        _bench.Deliver(1);
        await consumer.TakeAsync();
        await consumer.DisposeAsync();
        Assert.Equal(0, _store.Closed);

        consumer.Acknowledge();
        await _bench.Positions.CloseAsync();

        Assert.Equal(1, _store.Closed);
        Assert.Equal([1], _store.SavedIds);
        Assert.Throws<ObjectDisposedException>(consumer.Acknowledge);
    }

    [Fact]
    public async Task The_cursor_is_closed_when_none_is_out()
    {
        await using (var consumer = await _bench.OpenAsync())
        {
            _bench.Deliver(1);
            await consumer.FinishAsync();
        }

        Assert.Equal(1, _store.Closed);
    }

    [Fact]
    public async Task A_late_acknowledgement_that_cannot_be_saved_is_told_by_the_end_of_the_client()
    {
        var consumer = await _bench.OpenAsync();
        _bench.Deliver(1);
        await consumer.TakeAsync();
        await consumer.DisposeAsync();
        consumer.Acknowledge();
        _store.Saving = static _ => throw new IOException("disk full");

        var failure = await Assert.ThrowsAsync<StreamingException>(_bench.Positions.CloseAsync);

        Assert.Equal(Reason.PositionStore, failure.Reason);
        Assert.Equal(1, _store.Closed);
    }

    [Fact]
    public async Task A_failed_save_ends_the_consumer()
    {
        _store.Saving = static _ => throw new IOException("disk full");
        var consumer = await _bench.OpenAsync();
        _bench.Deliver(1, 4);
        await consumer.FinishAsync();
        await Assert.ThrowsAsync<StreamingException>(_bench.Positions.FlushAsync);

        var thrown = await Assert.ThrowsAsync<StreamingException>(async () => await consumer.MoveAsync(Token));

        Assert.Equal(Reason.PositionStore, thrown.Reason);
        await consumer.DisposeAsync();
    }

    [Fact]
    public async Task A_consumer_that_leaves_before_it_hears_of_a_failure_hears_of_it_when_it_ends()
    {
        _store.Saving = static _ => throw new IOException("disk full");
        var consumer = await _bench.OpenAsync();
        _bench.Deliver(1);
        await consumer.FinishAsync();
        await Assert.ThrowsAsync<StreamingException>(_bench.Positions.FlushAsync);

        Assert.Equal(Reason.PositionStore, (await Assert.ThrowsAsync<StreamingException>(async () => await consumer.DisposeAsync())).Reason);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_consumer_that_comes_to_work_after_a_save_failed_hears_of_it()
    {
        var keeper = _bench.Positions.Enter(Workbench.Channel, "default");
        var saving = new SavingOptions(TimeSpan.FromHours(1), int.MaxValue, Workbench.StoreTimeout);
        await keeper.OpenAsync(_store, new ReplayKey("00D", Workbench.Channel, "default"), "acme", saving, Token);
        var held = keeper.Held<BayeuxMessage>(goesOn: true, 10);
        keeper.Acknowledge(keeper.Take(5, null, null));
        _store.Saving = static _ => throw new IOException("disk full");
        await Assert.ThrowsAsync<StreamingException>(keeper.FlushAsync);

        await using var consumer = new Consumption<BayeuxMessage>(_bench.Table, keeper, RouteSteps.Json(Workbench.Channel), held);

        Assert.Equal(Reason.PositionStore, (await Assert.ThrowsAsync<StreamingException>(async () => await consumer.MoveAsync(Token))).Reason);
    }

    [Fact]
    public async Task Where_several_events_share_an_id_it_is_passed_when_a_later_one_has_come()
    {
        const string shared = "/data/Sales__chn";
        var keeper = new PositionKeeper(shared, "default", TimeProvider.System);
        var saving = new SavingOptions(TimeSpan.FromHours(1), int.MaxValue, Workbench.StoreTimeout);
        await keeper.OpenAsync(_store, new ReplayKey("00D", shared, "default"), "acme", saving, Token);
        keeper.Held<BayeuxMessage>(goesOn: true, 10);
        foreach (var id in (long[])[5, 5, 8]) keeper.Acknowledge(keeper.Take(id, null, null));
        await keeper.FlushAsync();
        Assert.Equal([5], _store.SavedIds);
        await keeper.CloseAsync();
    }
}
