using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;

namespace TypedStreaming.Tests.Consumers;

/// <summary>Gaps are queued among the events, and no gap is lost when an enumeration is left.</summary>
public sealed class GapOnTheWayTests
{
    private static readonly StreamingException Unknown = new(StreamingError.InvalidReplayId, "unknown id");

    private readonly ScriptedStore _store = new();
    private readonly Workbench _bench;
    private readonly List<Gap> _heard = [];

    public GapOnTheWayTests() => _bench = new Workbench(_store);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gap_is_reported_at_its_place()
    {
        await using var consumer = await _bench.OpenAsync(Listening());
        _bench.Deliver(100);
        await RefuseAsync();
        _bench.Deliver(1);

        await consumer.TakeAsync();
        Assert.Empty(_heard);
        await consumer.TakeAsync();

        var gap = Assert.Single(_heard);
        Assert.Equal((GapCause.InvalidReplayId, Workbench.Channel, 100), (gap.Cause, gap.Channel, gap.AfterReplayId));
        Assert.Same(gap, consumer.Gap);
    }

    [Fact]
    public async Task A_gap_that_was_not_reached_is_reported_to_the_next_enumeration()
    {
        await using (var first = await _bench.OpenAsync(Listening()))
        {
            _bench.Deliver(100);
            await first.TakeAsync();
            await RefuseAsync();
            _bench.Deliver(1);
        }

        await using var second = await _bench.OpenAsync(Listening());
        Assert.Equal(1, _bench.Asked);
        Assert.Equal(100, await second.TakeAsync());
        Assert.Equal(1, await second.TakeAsync());
        Assert.Single(_heard);
    }

    [Fact]
    public async Task A_gap_whose_callback_threw_is_reported_again()
    {
        var attempts = 0;
        var options = Workbench.Patient(options => options.OnGap = (_, _) => ++attempts == 1 ? throw new IOException("down") : ValueTask.CompletedTask);
        await using (var first = await _bench.OpenAsync(options))
        {
            _bench.Deliver(100);
            await first.FinishAsync();
            await RefuseAsync();
            _bench.Deliver(1);
            var failed = await Assert.ThrowsAsync<StreamingException>(async () => await first.MoveAsync(Token));
            Assert.Equal(StreamingError.CallbackFailed, failed.Error);
        }

        await using var second = await _bench.OpenAsync(options);
        Assert.Equal(1, await second.TakeAsync());
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task Events_from_before_new_ids_come_again_before_those_with_new_ids()
    {
        await using (var first = await _bench.OpenAsync(Listening()))
        {
            _bench.Deliver(100, 103, 106);
            await first.FinishAsync();
            await first.TakeAsync();
            await first.TakeAsync();
            await RefuseAsync();
            _bench.Deliver(1);
            await first.TakeAsync();
        }

        await using var second = await _bench.OpenAsync(Listening());
        Assert.Equal(1, _bench.Asked);
        Assert.Equal([103, 106, 1], new[] { await second.TakeAsync(), await second.TakeAsync(), await second.TakeAsync() });
    }

    [Fact]
    public async Task An_id_from_before_is_not_gone_on_after_when_all_new_ones_are_done()
    {
        await using (var first = await _bench.OpenAsync(Listening()))
        {
            _bench.Deliver(100);
            await first.TakeAsync();
            await RefuseAsync();
            _bench.Deliver(1);
            await first.FinishAsync();
        }

        await using var second = await _bench.OpenAsync(Listening());
        Assert.Equal(1, _bench.Asked);
        Assert.Equal(100, await second.TakeAsync());
    }

    /// <summary>An anchor would say that there is no event yet, and a start at new events would follow.</summary>
    [Fact]
    public async Task New_ids_do_not_bring_the_anchor_back()
    {
        var consumer = await _bench.OpenAsync(Listening());
        _bench.Deliver(100);
        await consumer.FinishAsync();
        await _bench.Names.FlushAsync();
        await RefuseAsync();
        _bench.Deliver(1);
        await consumer.TakeAsync();

        await consumer.DisposeAsync();

        Assert.Equal(100, _store.Saved[^1].ReplayId);
    }

    private EventsOptions Listening() => Workbench.Patient(options => options.OnGap = (gap, _) =>
    {
        _heard.Add(gap);
        return ValueTask.CompletedTask;
    });

    /// <summary>Loses the session, with a server that no longer knows the last id.</summary>
    private async Task RefuseAsync()
    {
        _bench.Table.LoseSession();
        _bench.Table.Subscribe(confirm: false);
        Assert.True(_bench.Table.Refused(Workbench.Channel, Unknown));
        foreach (var start in _bench.Wire.Starts) await start.DecideAsync(DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), TimeProvider.System, Token);
        _bench.Table.Restart(Workbench.Channel, _bench.Wire.Starts, DateTimeOffset.UnixEpoch);
        _bench.Subscribe();
    }
}
