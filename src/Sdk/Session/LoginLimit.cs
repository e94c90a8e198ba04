using Microsoft.Extensions.Logging;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Session;

/// <summary>
/// Limits the logins of a client over time, because failed logins can lock a user out. It counts all logins, with or without a session, and continues
/// to apply when the client stops and starts again.
/// </summary>
/// <param name="limit">The limit.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Receives an entry for each wait.</param>
internal sealed class LoginLimit(RateLimit limit, TimeProvider time, ILogger logger)
{
    private readonly Lock _gate = new();
    private int _spent;

    /// <summary>The timestamp from which the wait for the next allowed login is measured.</summary>
    private long _refilledAt;

    /// <summary>The number of logins that still count against the limit.</summary>
    public int Spent
    {
        get
        {
            lock (_gate) return Refill();
        }
    }

    /// <summary>Waits until another login is allowed, and counts it.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested(); // A login that nobody can use must not count against the limit.
        while (!TrySpend()) await RefillAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts a login. Returns false if the limit does not currently allow the login.</summary>
    public bool TrySpend()
    {
        lock (_gate)
        {
            if (Refill() >= limit.Burst) return false;
            if (_spent++ == 0) _refilledAt = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>Waits for the time after which one more login is allowed.</summary>
    public Task RefillAsync(CancellationToken cancellationToken)
    {
        SessionLog.Waiting(logger, limit.Refill, $"{nameof(StreamingClientOptions.MaxLoginsPerHour)} has been reached");
        return Task.Delay(limit.Refill, time, cancellationToken);
    }

    private int Refill()
    {
        var left = limit.SpentAfter(_spent, time.GetElapsedTime(_refilledAt));
        _refilledAt += (long)((_spent - left) * limit.Refill.TotalSeconds * time.TimestampFrequency);
        return _spent = left;
    }
}
