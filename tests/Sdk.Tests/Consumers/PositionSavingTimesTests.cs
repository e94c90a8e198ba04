using System.Threading.Channels;
using TypedStreaming.Consumers.Acknowledgement;
using TypedStreaming.Replay;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

/// <summary>A position is saved in time, and not more often than that.</summary>
public sealed class PositionSavingTimesTests
{
    private static readonly ReplayKey Key = new("00D", "/u/x", "default");
    private static readonly SavingSchedule Options = new(TimeSpan.FromSeconds(1), 3, TimeSpan.FromSeconds(30));

    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedStore _store;
    private readonly TaskCompletionSource<StreamingException> _failed = new();
    private readonly Channel<bool> _asked = System.Threading.Channels.Channel.CreateUnbounded<bool>();
    private ReplayPosition? _reached;

    public PositionSavingTimesTests() => _store = new ScriptedStore(_time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private bool IsDueAfterTheInterval => _time.TimerAsync(Options.Interval).IsCompleted;

    [Fact]
    public async Task The_first_acknowledgement_is_not_saved_before_the_interval_is_over()
    {
        await using var saver = await OpenAsync();
        Assert.False(IsDueAfterTheInterval);
        Reach(saver, 1);
        Assert.True(IsDueAfterTheInterval);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_acknowledgement_during_a_save_is_saved_within_the_interval_too()
    {
        var gate = HoldSaves();
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        var flush = saver.FlushAsync();
        await _store.WhenAttemptedAsync(1);
        Reach(saver, 2);
        var isReleased = false;
        var rearmed = _time.TimerAsync(delay => isReleased && delay != Options.Timeout);

        isReleased = true;
        gate.SetResult();
        await flush;
        await rearmed;

        Assert.True(IsDueAfterTheInterval);
        _time.Advance(Options.Interval);
        await _store.WhenSavedAsync(2);
    }

    /// <summary>An event before it is unacknowledged, so the position is the one that is stored already.</summary>
    [Fact(Timeout = 30_000)]
    public async Task An_acknowledgement_that_does_not_move_the_position_is_not_saved()
    {
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        await saver.FlushAsync();
        await WhenAskedAsync(1);
        saver.Touch();
        _time.Advance(Options.Interval);
        await WhenAskedAsync(1);

        await saver.FlushAsync();

        Assert.Equal(1, _store.Attempted);
    }

    [Fact(Timeout = 30_000)]
    public async Task Many_acknowledgements_and_a_flush_at_the_same_time_are_one_save()
    {
        var gate = HoldSaves();
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        var first = saver.FlushAsync();
        await _store.WhenAttemptedAsync(1);
        for (var id = 2; id < 2 + Options.Count; id++) Reach(saver, id);
        var second = saver.FlushAsync();

        gate.SetResult();
        await Task.WhenAll(first, second);
        await WhenAskedAsync(3);
        await saver.FlushAsync();

        Assert.Equal([1, 4], _store.SavedIds);
        Assert.Equal(2, _store.Attempted);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_owner_without_acknowledgements_also_learns_that_there_is_a_newer_owner()
    {
        await using (var before = await OpenAsync()) Reach(before, 5);
        _reached = null;
        await using var saver = await OpenAsync();
        await _store.OpenAsync(Key, Token);

        _time.Advance(SavingSchedule.OwnershipCheck);

        Assert.Equal(StreamingError.PositionTaken, (await _failed.Task.WaitAsync(Token)).Error);
    }

    [Fact]
    public async Task At_rest_no_time_is_set_for_a_save()
    {
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        await saver.RestAsync();
        await saver.FlushAsync();
        Reach(saver, 2);
        Assert.Equal(0, _time.TimerCount);
        await saver.FlushAsync();
        Assert.Equal([1, 2], _store.SavedIds);
    }

    [Fact(Timeout = 30_000)]
    public async Task After_the_end_there_is_nothing_to_save_and_nothing_to_wait_for()
    {
        var saver = await OpenAsync();
        await saver.DisposeAsync();
        Reach(saver, 1);
        Assert.Equal(0, _time.TimerCount);
        await saver.FlushAsync();
        await saver.DisposeAsync();
        Assert.Equal((0, 1), (_store.Attempted, _store.Closed));
    }

    [Fact]
    public async Task After_a_failure_no_time_is_set_for_a_save_and_the_failure_can_be_asked_for()
    {
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        await saver.FlushAsync();
        Assert.Null(saver.Failure);
        _store.Saving = static _ => throw new IOException("disk full");
        Reach(saver, 2);
        var thrown = await Assert.ThrowsAsync<StreamingException>(saver.FlushAsync);
        await _store.WhenClosedAsync(1);

        Reach(saver, 3);

        Assert.False(IsDueAfterTheInterval);
        Assert.Same(thrown, saver.Failure);
        Assert.Equal((1, 2), (saver.Own.Saved!.ReplayId, saver.Own.Attempted!.ReplayId));
    }

    [Fact]
    public async Task The_saving_does_not_keep_the_context_of_the_caller_that_opened_the_position()
    {
        var local = new AsyncLocal<string?> { Value = "caller" };
        string? seen = "none";
        await using var saver = await OpenAsync(() => seen = local.Value);
        await saver.FlushAsync();
        Assert.Null(seen);
        Assert.Equal("caller", local.Value);
    }

    [Fact]
    public async Task A_caller_whose_context_does_not_flow_can_open_a_position()
    {
        var cursor = await _store.OpenAsync(Key, Token);
        PositionSaver saver;
        using (ExecutionContext.SuppressFlow())
        {
            saver = PositionSaver.Start(cursor, () => _reached, failure => _failed.TrySetResult(failure), Options, _time);
            Assert.True(ExecutionContext.IsFlowSuppressed());
        }

        await using (saver) Reach(saver, 1);
        Assert.Equal([1], _store.SavedIds);
    }

    private async Task<PositionSaver> OpenAsync(Action? asked = null) =>
        PositionSaver.Start(await _store.OpenAsync(Key, Token), () => Reached(asked), failure => _failed.TrySetResult(failure), Options, _time);

    private ReplayPosition? Reached(Action? asked)
    {
        asked?.Invoke();
        _asked.Writer.TryWrite(true);
        return _reached;
    }

    /// <summary>Waits until the saver has asked for the position that many times more.</summary>
    private async Task WhenAskedAsync(int count)
    {
        for (; count > 0; count--) await _asked.Reader.ReadAsync(Token);
    }

    private TaskCompletionSource HoldSaves()
    {
        var gate = new TaskCompletionSource();
        _store.Saving = _ => new ValueTask(gate.Task);
        return gate;
    }

    private void Reach(PositionSaver saver, long id)
    {
        _reached = new ReplayPosition { ReplayId = id, At = _time.GetUtcNow() };
        saver.Touch();
    }
}
