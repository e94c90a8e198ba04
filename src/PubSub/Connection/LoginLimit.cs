using TypedStreaming.Session;

namespace TypedStreaming.PubSub.Connection;

/// <summary>
/// Limits the logins of a client over time, because failed logins can lock a user out. The limit continues to apply when the client stops and starts
/// again.
/// </summary>
internal sealed class LoginLimit(RateLimit limit, TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _spent;
    private long _since;

    /// <summary>Waits until another login is allowed.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (!TrySpend()) await Task.Delay(limit.Refill, time, cancellationToken).ConfigureAwait(false);
    }

    private bool TrySpend()
    {
        lock (_gate)
        {
            var left = limit.SpentAfter(_spent, time.GetElapsedTime(_since));
            if (left < _spent || _spent == 0) (_spent, _since) = (left, time.GetTimestamp());
            if (_spent >= limit.Burst) return false;
            _spent++;
            return true;
        }
    }
}
