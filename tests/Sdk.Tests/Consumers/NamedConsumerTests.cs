using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;

namespace TypedStreaming.Tests.Consumers;

public sealed class NamedConsumerTests
{
    private readonly ScriptedStore _store = new();
    private readonly Workbench _bench;

    public NamedConsumerTests() => _bench = new Workbench(_store);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_position_is_the_last_of_all_that_are_acknowledged_without_a_gap()
    {
        await using var consumer = await _bench.OpenAsync();
        _bench.Deliver(long.MaxValue - 2, long.MaxValue - 1, long.MaxValue);
        await consumer.FinishAsync();
        var second = await consumer.TakeOutAsync();
        await consumer.FinishAsync();
        await _bench.Names.FlushAsync();

        consumer.Acknowledge(second);
        consumer.Acknowledge(second);
        await _bench.Names.FlushAsync();

        Assert.Equal([null, long.MaxValue - 2, long.MaxValue], _store.SavedIds);
        Assert.All(_store.Saved, static saved => Assert.Equal(Workbench.Instance, saved.Instance));
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
        var taken = await consumer.TakeOutAsync();
        await consumer.DisposeAsync();
        Assert.Equal(1, _store.Open);

        consumer.Acknowledge(taken);
        await _bench.Names.CloseAsync();

        Assert.Equal(0, _store.Open);
        Assert.Equal([null, 1], _store.SavedIds);
        Assert.Throws<ObjectDisposedException>(() => consumer.Acknowledge(taken));
    }

    [Fact]
    public async Task The_cursor_is_closed_when_none_is_out()
    {
        await using (var consumer = await _bench.OpenAsync())
        {
            _bench.Deliver(1);
            await consumer.FinishAsync();
        }

        Assert.Equal(0, _store.Open);
    }

    [Fact]
    public async Task A_late_acknowledgement_that_cannot_be_saved_is_told_by_the_end_of_the_client()
    {
        var consumer = await _bench.OpenAsync();
        _bench.Deliver(1);
        var taken = await consumer.TakeOutAsync();
        await consumer.DisposeAsync();
        consumer.Acknowledge(taken);
        _store.Saving = static _ => throw new IOException("disk full");

        var failure = await Assert.ThrowsAsync<StreamingException>(_bench.Names.CloseAsync);

        Assert.Equal(StreamingError.PositionStore, failure.Error);
        Assert.Equal(0, _store.Open);
    }

    [Fact]
    public async Task A_failed_save_ends_the_consumer()
    {
        var consumer = await _bench.OpenAsync();
        _store.Saving = static _ => throw new IOException("disk full");
        _bench.Deliver(1, 4);
        await consumer.FinishAsync();
        await Assert.ThrowsAsync<StreamingException>(_bench.Names.FlushAsync);

        var thrown = await Assert.ThrowsAsync<StreamingException>(async () => await consumer.MoveAsync(Token));

        Assert.Equal(StreamingError.PositionStore, thrown.Error);
        await consumer.DisposeAsync();
    }

    [Fact]
    public async Task A_consumer_that_leaves_before_it_hears_of_a_failure_hears_of_it_when_it_ends()
    {
        var consumer = await _bench.OpenAsync();
        _store.Saving = static _ => throw new IOException("disk full");
        _bench.Deliver(1);
        await consumer.FinishAsync();
        await Assert.ThrowsAsync<StreamingException>(_bench.Names.FlushAsync);

        Assert.Equal(StreamingError.PositionStore, (await Assert.ThrowsAsync<StreamingException>(async () => await consumer.DisposeAsync())).Error);
    }

    [Fact]
    public async Task The_position_before_the_first_event_is_stored_before_there_is_one()
    {
        await using var consumer = await _bench.OpenAsync();
        Assert.Equal([null], _store.SavedIds);
    }

    [Fact]
    public async Task An_anchor_that_cannot_be_stored_is_the_end_of_the_opening()
    {
        _store.Saving = static _ => throw new IOException("disk full");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => _bench.OpenAsync());
        Assert.Equal(StreamingError.PositionStore, failure.Error);
        Assert.Equal(0, _bench.Table.ConsumerCount);
    }

    [Fact]
    public async Task A_consumer_that_cannot_be_opened_gives_its_name_back()
    {
        _store.Opening = static _ => throw new IOException("no network");
        await Assert.ThrowsAsync<StreamingException>(() => _bench.OpenAsync());
        Assert.Equal(0, _bench.Names.Count);
        _store.Opening = static _ => ValueTask.CompletedTask;
        await using var consumer = await _bench.OpenAsync();
    }

    [Fact]
    public async Task An_ephemeral_consumer_has_no_position_and_no_name()
    {
        var options = new EventsOptions { IsEphemeral = true, From = ReplayFrom.Earliest };
        await using var one = await _bench.OpenAsync(options);
        await using var two = await _bench.OpenAsync(options);
        _bench.Deliver(1);
        Assert.Equal((1, 1), (await one.FinishAsync(), await two.FinishAsync()));
        Assert.Equal((0, 0), (_bench.Names.Count, _store.Opened));
    }

    [Fact]
    public async Task Where_several_events_share_an_id_it_is_passed_when_a_later_one_has_come()
    {
        const string Shared = "/data/Sales__chn";
        await using var consumer = await _bench.OpenAsync(Workbench.Patient(static options => options.Channel = Shared));
        foreach (var id in (long[])[5, 5, 8]) _bench.Table.Deliver(Shared, id);
        for (var count = 0; count < 3; count++) await consumer.FinishAsync();
        await _bench.Names.FlushAsync();
        Assert.Equal([null, 5], _store.SavedIds);
    }
}
