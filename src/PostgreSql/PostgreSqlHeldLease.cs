using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.PostgreSql;

/// <summary>A lease that this process has acquired. The lease is renewed until it is lost or disposed. Disposing the lease releases it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The token sources have no timer, so they have nothing to release.")]
public sealed class PostgreSqlHeldLease : IHeldLease
{
    private readonly LeaseTable _table;
    private readonly LeaseDeadline _deadline;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _gate = new();
    private readonly ITimer _giveUp;
    private readonly Task _renewals;
    private Task _announcement = Task.CompletedTask;
    private StreamingException? _lastFailure;
    private bool _isEnded;
    private bool _isDisposed;

    internal PostgreSqlHeldLease(LeaseTable table, string name, long epoch, long renewedAt)
    {
        (_table, Name, Epoch, _deadline) = (table, name, epoch, new LeaseDeadline(table.Time, renewedAt));

        // Nothing of the caller, such as its trace, is kept as long as the lease.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _giveUp = table.Time.CreateTimer(static lease => ((PostgreSqlHeldLease)lease!).GiveUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        GiveUp();
        _renewals = Task.Run(KeepAsync);
    }

    /// <summary>The name of the lease.</summary>
    public string Name { get; }

    /// <summary>
    /// The epoch of this acquisition: a number that is higher than the epochs of all earlier holders. This is true even if the database was
    /// recreated, provided that the clock of the database is correct. Store the epoch together with the data that this process writes, so that a late
    /// write by an earlier holder can be recognized.
    /// </summary>
    public long Epoch { get; }

    /// <summary>
    /// The token that is cancelled when the lease is lost: another process has acquired the lease, or the lease was not renewed for 10 seconds.
    /// <see cref="Failure"/> then contains the reason. Disposing the lease does not cancel the token.
    /// </summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>The reason why the lease was lost, or null if it is not lost.</summary>
    public StreamingException? Failure { get; private set; }

    /// <summary>
    /// Gets a value that indicates whether the lease is held: it is not lost and not disposed, and its last renewal was less than 10 seconds ago. If
    /// this process was suspended, this property reports the loss of the lease immediately, whereas <see cref="Lost"/> is cancelled later.
    /// </summary>
    public bool IsHeld
    {
        get
        {
            lock (_gate) return !_isEnded && !_deadline.HasPassed;
        }
    }

    /// <summary>
    /// Releases the lease, so that another process can acquire it within 2 seconds. Before you release the lease, stop everything that needs it. If
    /// the database cannot be reached, the lease ends after 15 seconds.
    /// </summary>
    /// <returns>A task that is done when the lease is released. The task does not fail.</returns>
    public async ValueTask DisposeAsync()
    {
        bool wasHeld;
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            wasHeld = !_isEnded;
            _isEnded = true;
            if (wasHeld) _announcement = _ended.CancelAsync();
        }

        await _giveUp.DisposeAsync().ConfigureAwait(false);

        // Exceptions of callbacks that the program registered with the token are not those of the lease.
        await _announcement.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _renewals.ConfigureAwait(false);
        if (wasHeld) await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>Returns the time after which this process regards the lease as lost if no renewal succeeds.</summary>
    internal TimeSpan Remaining()
    {
        lock (_gate) return _deadline.Remaining;
    }

    /// <summary>Ends the lease if it was not renewed in time. Otherwise, sets the timer for the next check.</summary>
    private void GiveUp()
    {
        lock (_gate)
        {
            if (_isEnded) return;
            var remaining = _deadline.Remaining;
            if (remaining > TimeSpan.Zero) _giveUp.Change(remaining, Timeout.InfiniteTimeSpan);
            else Lose(LeaseLossTexts.Failure(Name, LeaseLossTexts.NotRenewed(_lastFailure), _lastFailure));
        }
    }

    private void Lose(StreamingException failure)
    {
        lock (_gate)
        {
            if (_isEnded) return;
            _isEnded = true;
            Failure = failure;

            // Callbacks of the program run on the thread pool. The program must hear of the loss before a request is cancelled, which can take time.
            _announcement = Task.WhenAll(_lost.CancelAsync(), _ended.CancelAsync());
        }
    }

    private async Task KeepAsync()
    {
        try
        {
            for (var failures = 0; ;)
            {
                await Task.Delay(DelayAfter(failures), _table.Time, _ended.Token).ConfigureAwait(false);
                failures = await TryRenewAsync().ConfigureAwait(false) ? 0 : failures + 1;
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The lease is lost or released.
        }
        catch (Exception e)
        {
            // Of any kind: without renewals, the lease ends, and the program must know it.
            Lose(LeaseLossTexts.Failure(Name, e.Message, e));
        }
    }

    private TimeSpan DelayAfter(int failures)
    {
        lock (_gate)
        {
            if (failures > 1) return LeaseTimes.Retry;

            // A connection that the server has closed is noticed only when it is used, so the first repetition has no delay.
            var delay = failures == 1 ? TimeSpan.Zero : LeaseTimes.Renewal - _deadline.SinceRenewal;
            return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
        }
    }

    /// <returns>False if the database has failed temporarily.</returns>
    private async Task<bool> TryRenewAsync()
    {
        var asked = _table.Time.GetTimestamp();
        bool isRenewed;
        try
        {
            isRenewed = await _table.RenewAsync(Name, Epoch, _ended.Token).ConfigureAwait(false);
        }
        catch (StreamingException e) when (e.IsTransient)
        {
            lock (_gate) _lastFailure = e;
            return false;
        }

        if (isRenewed)
        {
            lock (_gate)
            {
                _deadline.Renew(asked);
                _lastFailure = null;
            }

            return true;
        }

        Lose(LeaseLossTexts.Failure(Name, LeaseLossTexts.Ended(await _table.FindAsync(Name, _ended.Token).ConfigureAwait(false), Epoch)));
        return true;
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _table.ReleaseAsync(Name, Epoch, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StreamingException or ObjectDisposedException)
        {
            // The database cannot be reached: the lease ends by itself.
        }
    }
}
