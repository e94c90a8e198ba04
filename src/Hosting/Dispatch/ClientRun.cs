namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Controls the handlers of a client from their start to their end. The handlers stop in two steps: first, they receive no more events; then, the
/// attempts that are still running are cancelled. If the lease is lost, both steps happen at the same time.
/// </summary>
internal sealed class ClientRun : IDisposable
{
    /// <summary>The assumed maximum difference between the org's clock and this machine's clock.</summary>
    public static readonly TimeSpan ClockAllowance = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _taking = new();
    private readonly CancellationTokenSource _attempts;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DateTimeOffset _startedAt;
    private readonly IHeldLease? _lease;
    private Exception? _failure;
    private volatile bool _hasLostLease;

    /// <param name="time">The clock.</param>
    /// <param name="lease">The lease that the run needs, or null if it needs no lease.</param>
    public ClientRun(TimeProvider time, IHeldLease? lease = null)
    {
        (_startedAt, _lease) = (time.GetUtcNow(), lease);
        _attempts = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        (Taking, Attempts) = (_taking.Token, _attempts.Token);
    }

    /// <summary>
    /// The token that is cancelled when the handlers stop: from then on, no more events are received, and no more attempts to handle events
    /// begin.
    /// </summary>
    public CancellationToken Taking { get; }

    /// <summary>The token that is cancelled when the running attempts to handle events must end.</summary>
    public CancellationToken Attempts { get; }

    public bool IsEnding => _taking.IsCancellationRequested;

    /// <summary>The epoch of the lease (a number that increases with each holder), or null without a lease.</summary>
    public long? Epoch => _lease?.Epoch;

    /// <summary>The name of the lease, or null without a lease.</summary>
    public string? LeaseName => _lease?.Name;

    /// <summary>True if the handlers stopped because the lease was lost.</summary>
    public bool HasLostLease => _hasLostLease;

    /// <summary>The final error that stopped the handlers, or null if there was none.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>A task that completes when the handlers have stopped receiving events.</summary>
    public Task Ending => _ended.Task;

    /// <summary>
    /// Returns true if this process is still allowed to change something outside of the process, such as a stored position. If the lease was lost,
    /// the handlers are stopped and the method returns false, even if the loss has not been reported yet, for example because the process was
    /// suspended.
    /// </summary>
    public bool HoldsLease()
    {
        if (_lease is null) return true;
        if (!_hasLostLease && _lease.IsHeld) return true;
        LoseLease();
        return false;
    }

    /// <summary>Returns true if another attempt to handle an event is allowed to begin.</summary>
    public bool MayBegin() => HoldsLease() && !IsEnding;

    /// <summary>
    /// Returns true if an earlier process, or another replica, may already have handled an event. Returns false only if the event is known to have
    /// been published after the handlers started.
    /// </summary>
    public bool MayBeOld(DateTimeOffset? createdDate) => createdDate is not { } created || created < _startedAt + ClockAllowance;

    /// <summary>
    /// Stops the handlers with a final error. If the method is called again, only the first error is kept. After the lease is lost, failures are
    /// ignored, because they are only consequences of the loss: for example, the next holder of the lease has taken over the position.
    /// </summary>
    public void Fail(Exception failure)
    {
        if (!HoldsLease()) return;
        Interlocked.CompareExchange(ref _failure, failure, null);
        End();
    }

    /// <summary>Stops the handlers: no more events are received, and no more attempts begin. Running attempts continue.</summary>
    public void End()
    {
        _taking.Cancel();
        _ended.TrySetResult();
    }

    /// <summary>Stops the handlers and cancels their running attempts, because the lease was lost.</summary>
    public void LoseLease()
    {
        _hasLostLease = true;

        // The callbacks of handlers run elsewhere, because this call may come from the timer of the lease, or from another handler.
        _ = _attempts.CancelAsync();
        End();
    }

    /// <summary>Sets a time limit for the attempts that are still running. The attempts are cancelled when the limit is reached.</summary>
    public void CancelAttemptsAfter(TimeSpan time) => _attempts.CancelAfter(time);

    /// <summary>Cancels the attempts that are still running.</summary>
    public void CancelAttempts() => _attempts.Cancel();

    /// <summary>
    /// Stops the timer that cancels the running attempts. The tokens can still be used, because an abandoned attempt may end later. Therefore, their
    /// sources are not disposed, which could also discard callbacks that have not run yet.
    /// </summary>
    public void Dispose() => _attempts.CancelAfter(Timeout.InfiniteTimeSpan);
}
