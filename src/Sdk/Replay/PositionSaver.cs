using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.Replay;

/// <summary>
/// Saves one cursor's position, one save at a time, coalesced. It ends with the first failure: a newer owner, or a store
/// that does not work. Nothing opens the cursor again by itself.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The loop disposes what it owns when it ends.")]
internal sealed class PositionSaver : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly IReplayCursor _cursor;
    private readonly Func<ReplayPosition?> _reached;
    private readonly Action<StreamingException> _failed;
    private readonly SavingOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly ITimer _timer;
    private readonly Task _loop;
    private List<TaskCompletionSource> _flushes = [];
    private ReplayPosition? _saved;
    private StreamingException? _failure;
    private int _pending;
    private bool _closing;
    private bool _resting;
    private bool _elapsed;

    /// <param name="cursor">Where to save; disposed at the end.</param>
    /// <param name="reached">The position to save, or null if there is none yet.</param>
    /// <param name="failed">Called once, when saving is over by a failure.</param>
    /// <param name="options">When to save.</param>
    /// <param name="time">The clock.</param>
    public PositionSaver(
        IReplayCursor cursor, Func<ReplayPosition?> reached, Action<StreamingException> failed, SavingOptions options, TimeProvider time)
    {
        (_cursor, _reached, _failed, _options, _time) = (cursor, reached, failed, options, time);
        _saved = cursor.Position;
        _timer = time.CreateTimer(_ => OnTimer(), null, SavingOptions.OwnershipCheck, Timeout.InfiniteTimeSpan);
        _loop = RunAsync();
    }

    /// <summary>What the store has, as far as this saver knows.</summary>
    public ReplayPosition? Saved => _saved;

    /// <summary>Notes that the position may have moved.</summary>
    public void Touch()
    {
        lock (_gate)
        {
            if (_closing || _resting || _failure is not null) return;
            if (++_pending == _options.Count) _wake.Release();
            else if (_pending == 1) _timer.Change(_options.Interval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Saves what was reached, and from then on only when asked to.</summary>
    /// <exception cref="StreamingException">Saving failed, now or before.</exception>
    public async Task RestAsync()
    {
        lock (_gate) _resting = true;
        await _timer.DisposeAsync().ConfigureAwait(false);
        await FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Saves what was reached until now.</summary>
    /// <exception cref="StreamingException">Saving failed, now or before.</exception>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            if (_failure is not null) return Task.FromException(_failure);
            if (_closing) return Task.CompletedTask;
            var flush = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _flushes.Add(flush);
            _wake.Release();
            return flush.Task;
        }
    }

    /// <summary>Saves what was reached, and lets the cursor go. A failure is not told again.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (!_closing) _wake.Release();
            _closing = true;
        }

        await _loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        try
        {
            while (await SaveWhenWokenAsync().ConfigureAwait(false))
            {
                lock (_gate) Rearm_NeedsLock();
            }
        }
        catch (StreamingException e)
        {
            Fail(e);
        }

        await _timer.DisposeAsync().ConfigureAwait(false);
        await _cursor.DisposeAsync().ConfigureAwait(false);
    }

    private void OnTimer()
    {
        lock (_gate) _elapsed = true;
        _wake.Release();
    }

    private void Rearm_NeedsLock()
    {
        if (!_resting) _timer.Change(_pending > 0 ? _options.Interval : SavingOptions.OwnershipCheck, Timeout.InfiniteTimeSpan);
    }

    /// <returns>Whether to go on.</returns>
    private async Task<bool> SaveWhenWokenAsync()
    {
        await _wake.WaitAsync().ConfigureAwait(false);
        List<TaskCompletionSource> flushes;
        bool closing, isCheck;
        lock (_gate)
        {
            (flushes, _flushes) = (_flushes, []);
            closing = _closing;
            isCheck = _elapsed && _pending == 0 && flushes.Count == 0 && !closing;
            (_elapsed, _pending) = (false, 0);
        }

        try
        {
            await SaveAsync(isCheck).ConfigureAwait(false);
        }
        catch (StreamingException e)
        {
            foreach (var flush in flushes) flush.SetException(e);
            throw;
        }

        foreach (var flush in flushes) flush.SetResult();
        return !closing;
    }

    /// <param name="isCheck">Whether a position that was saved before is saved again, to learn of a newer owner.</param>
    private async Task SaveAsync(bool isCheck)
    {
        var position = _reached() ?? _saved;
        if (position is null || (!isCheck && position == _saved)) return;
        await StoreCalls.RunAsync(token => _cursor.SaveAsync(position, token), _options.Timeout, _time).ConfigureAwait(false);
        _saved = position;
    }

    private void Fail(StreamingException failure)
    {
        List<TaskCompletionSource> flushes;
        lock (_gate)
        {
            _failure = failure;
            (flushes, _flushes) = (_flushes, []);
        }

        foreach (var flush in flushes) flush.SetException(failure);
        _failed(failure);
    }
}
