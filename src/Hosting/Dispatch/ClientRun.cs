namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// One run of a client's handlers, from start to end. It ends in two steps: first, no more events are taken; then, the attempts that are still
/// running are cancelled.
/// </summary>
internal sealed class ClientRun : IDisposable
{
    private readonly CancellationTokenSource _taking = new();
    private readonly CancellationTokenSource _attempts;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;

    public ClientRun(TimeProvider time)
    {
        _attempts = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        (Taking, Attempts) = (_taking.Token, _attempts.Token);
    }

    /// <summary>The token that is cancelled when no more events are taken and no more attempts begin.</summary>
    public CancellationToken Taking { get; }

    /// <summary>The token that is cancelled when the running attempts must end.</summary>
    public CancellationToken Attempts { get; }

    public bool IsEnding => _taking.IsCancellationRequested;

    public bool HoldsLease() => true;

    /// <summary>The epoch of the lease, or null without a lease.</summary>
    public long? Epoch => null;

    /// <summary>The final error that ended the run, or null.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>A task that is done when no more events are taken.</summary>
    public Task Ending => _ended.Task;

    /// <summary>Ends the run with a final error. If it is called again, only the first error is kept.</summary>
    public void Fail(Exception failure)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        End();
    }

    /// <summary>Ends the run: no more events are taken, and no more attempts begin.</summary>
    public void End()
    {
        _taking.Cancel();
        _ended.TrySetResult();
    }

    /// <summary>Cancels the attempts that are still running when a time has passed.</summary>
    public void CancelAttemptsAfter(TimeSpan time) => _attempts.CancelAfter(time);

    /// <summary>Cancels the attempts that are still running.</summary>
    public void CancelAttempts() => _attempts.Cancel();

    /// <summary>Releases the timer. The token <see cref="Taking"/> can still be used, because an abandoned attempt may end later.</summary>
    public void Dispose() => _attempts.Dispose();
}
