using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Stores;

namespace TypedStreaming.Consumers.Acknowledgement;

/// <summary>
/// Saves the position of one consumer through its store cursor. One save runs at a time, and several changes are combined into one save. After the
/// first failure (a newer owner, a failing store, or a defect in the SDK), the saver stops, and does not reopen the cursor.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The loop disposes these objects when it ends.")]
internal sealed class PositionSaver : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly IReplayCursor _cursor;
    private readonly Func<ReplayPosition?> _reached;
    private readonly Action<StreamingException> _failed;
    private readonly SavingSchedule _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly ITimer _timer;
    private readonly Task _loop;
    private List<TaskCompletionSource> _flushes = [];
    private ReplayPosition? _saved;
    private ReplayPosition? _attempted;
    private StreamingException? _failure;
    private int _pending;
    private bool _closing;
    private bool _resting;
    private bool _elapsed;

    private PositionSaver(
        IReplayCursor cursor, Func<ReplayPosition?> reached, Action<StreamingException> failed, SavingSchedule options, TimeProvider time)
    {
        (_cursor, _reached, _failed, _options, _time) = (cursor, reached, failed, options, time);
        _saved = cursor.Position;
        _timer = time.CreateTimer(_ => OnTimer(), null, SavingSchedule.OwnershipCheck, Timeout.InfiniteTimeSpan);
        _loop = RunAsync();
    }

    /// <summary>
    /// Starts saving positions. The work runs outside of the caller's execution context, because it serves many enumerations, and the context belongs
    /// to only one of them.
    /// </summary>
    /// <param name="cursor">The cursor that saves the position. The saver disposes it at the end.</param>
    /// <param name="reached">Returns the position to save, or null if there is none yet.</param>
    /// <param name="failed">A callback that is called once, when a failure ends the saving.</param>
    /// <param name="options">The times at which to save.</param>
    /// <param name="time">The clock.</param>
    public static PositionSaver Start(
        IReplayCursor cursor, Func<ReplayPosition?> reached, Action<StreamingException> failed, SavingSchedule options, TimeProvider time)
    {
        // The saver lives longer than the call that opens the position, so it must not keep the trace, logging scopes and async locals of
        // the caller.
        using var apart = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return new PositionSaver(cursor, reached, failed, options, time);
    }

    /// <summary>
    /// The positions that the store may have received from this owner: the position that is known to be in the store, and the position of the last
    /// attempt to save.
    /// </summary>
    public (ReplayPosition? Saved, ReplayPosition? Attempted) Own => (_saved, _attempted);

    /// <summary>The failure after which positions are no longer saved, or null.</summary>
    public StreamingException? Failure
    {
        get
        {
            lock (_gate) return _failure;
        }
    }

    /// <summary>Notifies the saver that the position to save may have changed.</summary>
    /// <remarks>This method is called for every event. It takes the lock only for the first event and when a save is due.</remarks>
    public void Touch()
    {
        var pending = Interlocked.Increment(ref _pending);
        if (pending != 1 && pending != _options.Count) return;
        lock (_gate)
        {
            if (_closing || _resting || _failure is not null) return;
            if (pending >= _options.Count) _wake.Release();
            else _timer.Change(_options.Interval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Saves the position that was reached. After this call, positions are saved only on request, and no longer automatically.</summary>
    /// <exception cref="StreamingException">Saving failed, in this call or earlier.</exception>
    public async Task RestAsync()
    {
        lock (_gate) _resting = true;
        await _timer.DisposeAsync().ConfigureAwait(false);
        await FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Saves the position that was reached before this call.</summary>
    /// <exception cref="StreamingException">Saving failed, in this call or earlier.</exception>
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

    /// <summary>
    /// Saves the position that was reached, and closes the cursor. If this save fails, the failure is reported to the consumer and is not thrown.
    /// </summary>
    /// <exception cref="StreamingException">The store could not close the cursor.</exception>
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
                lock (_gate) RearmUnderLock();
            }
        }
        catch (Exception e)
        {
            // All exceptions are caught here. If the loop ended without a report, its consumer would continue, and every flush would wait
            // for ever.
            Fail(e as StreamingException ?? Defect(e));
        }
        finally
        {
            await _timer.DisposeAsync().ConfigureAwait(false);
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private static StreamingException Defect(Exception defect) => new(
        StreamingError.Defect,
        $"The position of a consumer cannot be saved, because of a defect in the SDK: {defect.GetType().Name}. Please report it with the inner exception.",
        defect);

    private async Task CloseAsync()
    {
        try
        {
            await StoreCalls.RunAsync(_ => _cursor.DisposeAsync(), _options.Timeout, _time).ConfigureAwait(false);
        }
        catch (StreamingException) when (_failure is not null)
        {
            return; // The first failure is the one to report, and was reported.
        }
    }

    private void OnTimer()
    {
        lock (_gate) _elapsed = true;
        _wake.Release();
    }

    private void RearmUnderLock()
    {
        if (!_resting) _timer.Change(Volatile.Read(ref _pending) > 0 ? _options.Interval : SavingSchedule.OwnershipCheck, Timeout.InfiniteTimeSpan);
    }

    /// <returns>True to continue.</returns>
    private async Task<bool> SaveWhenWokenAsync()
    {
        await _wake.WaitAsync().ConfigureAwait(false);
        List<TaskCompletionSource> flushes;
        bool closing, isCheck;
        lock (_gate)
        {
            (flushes, _flushes) = (_flushes, []);
            closing = _closing;
            isCheck = Interlocked.Exchange(ref _pending, 0) == 0 && _elapsed && flushes.Count == 0 && !closing;
            _elapsed = false;
        }

        try
        {
            await SaveAsync(isCheck).ConfigureAwait(false);
        }
        catch (Exception)
        {
            lock (_gate) _flushes.InsertRange(0, flushes);
            throw;
        }

        foreach (var flush in flushes) flush.SetResult();
        return !closing;
    }

    /// <param name="isCheck">True to save the position even if it was saved before, to find out if there is a newer owner.</param>
    private async Task SaveAsync(bool isCheck)
    {
        var position = _reached() ?? _saved;
        if (position is null || (!isCheck && position == _saved)) return;
        _attempted = position;
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

        // The consumer gets the failure first, because a caller that gets the failed flush must not get another event after it.
        try
        {
            _failed(failure);
        }
        finally
        {
            foreach (var flush in flushes) flush.SetException(failure);
        }
    }
}
