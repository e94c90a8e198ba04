using TypedStreaming.Consumers;
using TypedStreaming.Consumers.Acknowledgement;
using TypedStreaming.Replay;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

public sealed class PositionSaverTests
{
    private static readonly ReplayKey Key = new("00D", "/u/x", "default");
    private static readonly SavingSchedule Options = new(TimeSpan.FromSeconds(1), 3, TimeSpan.FromSeconds(30));

    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedStore _store;
    private readonly TaskCompletionSource<StreamingException> _failed = new();
    private ReplayPosition? _reached;

    public PositionSaverTests() => _store = new ScriptedStore(_time);

    [Fact]
    public async Task An_acknowledgement_is_saved_when_the_interval_is_over()
    {
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        Reach(saver, 2);
        Assert.Equal(0, _store.Attempted);

        _time.Advance(Options.Interval);

        await _store.WhenSavedAsync(2);
        Assert.Equal(1, _store.Attempted);
    }

    [Fact]
    public async Task Many_are_saved_at_once_before_it_is_over()
    {
        await using var saver = await OpenAsync();
        for (var id = 1; id <= Options.Count; id++) Reach(saver, id);
        await _store.WhenSavedAsync(Options.Count);
        Assert.Equal(1, _store.Attempted);
    }

    [Fact]
    public async Task A_flush_saves_now_and_only_what_is_new()
    {
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        await saver.FlushAsync();
        await saver.FlushAsync();
        Assert.Equal([1], _store.SavedIds);
    }

    [Fact]
    public async Task Nothing_reached_is_nothing_to_save()
    {
        await using (var saver = await OpenAsync()) await saver.FlushAsync();
        Assert.Equal((0, 1), (_store.Attempted, _store.Closed));
    }

    [Fact]
    public async Task The_end_saves_and_closes()
    {
        await using (var saver = await OpenAsync()) Reach(saver, 7);
        Assert.Equal([7], _store.SavedIds);
        Assert.Equal(1, _store.Closed);
    }

    [Fact]
    public async Task An_idle_owner_learns_within_a_minute_that_it_is_none_any_more()
    {
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        await saver.FlushAsync();
        await _time.TimerAsync(SavingSchedule.OwnershipCheck);
        await _store.OpenAsync(Key, default);

        _time.Advance(SavingSchedule.OwnershipCheck);

        Assert.Equal(StreamingError.PositionTaken, (await _failed.Task).Error);
        Assert.Equal([1], _store.SavedIds);
    }

    [Fact]
    public async Task A_failure_ends_it_and_is_what_every_later_flush_gets()
    {
        _store.Saving = static _ => throw new IOException("disk full");
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        _time.Advance(Options.Interval);

        var failure = await _failed.Task;
        var told = await Assert.ThrowsAsync<StreamingException>(saver.FlushAsync);

        Assert.Same(failure, told);
        Assert.Equal(StreamingError.PositionStore, failure.Error);
        Assert.Contains("disk full", failure.Message, StringComparison.Ordinal);
        await _store.WhenClosedAsync(1);
        Reach(saver, 2);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, _store.Attempted);
    }

    [Fact(Timeout = 30_000)]
    public async Task Whatever_fails_ends_it_with_a_typed_error_and_hangs_nobody()
    {
        var defect = new InvalidOperationException("a defect");
        await using var saver = await OpenAsync(() => throw defect);

        var told = await Assert.ThrowsAsync<StreamingException>(saver.FlushAsync);

        Assert.Equal((StreamingError.Defect, false), (told.Error, told.IsTransient));
        Assert.Same(defect, told.InnerException);
        Assert.Same(told, await _failed.Task);
        Assert.Same(told, await Assert.ThrowsAsync<StreamingException>(saver.FlushAsync));
        await _store.WhenClosedAsync(1);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_listener_that_throws_hangs_nobody_either()
    {
        _store.Saving = static _ => throw new IOException("disk full");
        var saver = PositionSaver.Start(
            await _store.OpenAsync(Key, default), () => _reached, static _ => throw new InvalidOperationException("a defect"), Options, _time);
        Reach(saver, 1);

        Assert.Equal(StreamingError.PositionStore, (await Assert.ThrowsAsync<StreamingException>(saver.FlushAsync)).Error);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await saver.DisposeAsync());
        Assert.Equal(1, _store.Closed);
    }

    [Fact]
    public async Task A_store_that_hangs_is_given_up()
    {
        _store.Saving = ScriptedStore.Hang;
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        var flush = saver.FlushAsync();
        await _time.TimerAsync(Options.Timeout);

        _time.Advance(Options.Timeout);

        var failure = await Assert.ThrowsAsync<StreamingException>(() => flush);
        Assert.Equal(StreamingError.PositionStore, failure.Error);
        Assert.Contains("30 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_rest_it_saves_only_when_asked()
    {
        await using var saver = await OpenAsync();
        Reach(saver, 1);
        await saver.RestAsync();
        Reach(saver, 2);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([1], _store.SavedIds);
        await saver.FlushAsync();
        Assert.Equal([1, 2], _store.SavedIds);
    }

    [Fact]
    public async Task A_cursor_that_cannot_be_closed_is_a_failure_of_the_store()
    {
        _store.Closing = static () => throw new IOException("no network");
        var saver = await OpenAsync();
        Reach(saver, 1);

        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await saver.DisposeAsync());

        Assert.Equal(StreamingError.PositionStore, failure.Error);
        Assert.Equal([1], _store.SavedIds);
    }

    [Fact]
    public async Task A_cursor_that_never_closes_is_given_up()
    {
        _store.Closing = static () => ScriptedStore.Hang(CancellationToken.None);
        var saver = await OpenAsync();
        var disposal = saver.DisposeAsync().AsTask();
        await _time.TimerAsync(Options.Timeout);

        _time.Advance(Options.Timeout);

        Assert.Equal(StreamingError.PositionStore, (await Assert.ThrowsAsync<StreamingException>(() => disposal)).Error);
    }

    private async Task<PositionSaver> OpenAsync(Func<ReplayPosition?>? reached = null) => PositionSaver.Start(
        await _store.OpenAsync(Key, default), reached ?? (() => _reached), failure => _failed.TrySetResult(failure), Options, _time);

    private void Reach(PositionSaver saver, long id)
    {
        _reached = new ReplayPosition { ReplayId = id, At = _time.GetUtcNow() };
        saver.Touch();
    }
}
