namespace TypedStreaming.Session;

/// <summary>
/// Counts the handshakes and logins that a client's rate limits cover: all logins, with or without a session, and the handshakes from before the
/// client was last started. Without this count, an application that starts and stops the client in a loop, or that logs in for REST API requests,
/// could exceed the limits.
/// </summary>
internal sealed class SpentRateLimits(TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _handshakes;
    private long _keptAt;
    private int _logins;

    /// <summary>The timestamp from which the wait for the next allowed login is measured.</summary>
    private long _refilledAt;

    public SessionState Carry(SessionState state, SessionSettings settings)
    {
        lock (_gate)
        {
            Refill(settings.Logins);
            return state with
            {
                HandshakesSpent = settings.Handshakes.SpentAfter(_handshakes, time.GetElapsedTime(_keptAt)),
                LoginsSpent = _logins,
            };
        }
    }

    /// <summary>Counts a login. Returns false if the limit does not currently allow the login.</summary>
    public bool TrySpendLogin(SessionSettings settings)
    {
        lock (_gate)
        {
            Refill(settings.Logins);
            if (_logins >= settings.Logins.Burst) return false;
            if (_logins++ == 0) _refilledAt = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>Stores the number of handshakes of a session that has ended. The session's logins have already been counted.</summary>
    public void Keep(SessionState state)
    {
        lock (_gate) (_handshakes, _keptAt) = (state.HandshakesSpent, time.GetTimestamp());
    }

    private void Refill(RateLimit limit)
    {
        var left = limit.SpentAfter(_logins, time.GetElapsedTime(_refilledAt));
        _refilledAt += (long)((_logins - left) * limit.Refill.TotalSeconds * time.TimestampFrequency);
        _logins = left;
    }
}
