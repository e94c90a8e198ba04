namespace TypedStreaming.Session;

/// <summary>
/// The handshakes and logins from before the client's last start that still count against the rate limits. Without this count, a program that
/// starts and stops the client in a loop, or that logs in for requests of the REST API, could exceed the limits.
/// </summary>
internal sealed class SpentRateLimits(TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _handshakes;
    private int _logins;
    private long _at;

    public SessionState Carry(SessionState state, SessionSettings settings)
    {
        lock (_gate)
        {
            var elapsed = time.GetElapsedTime(_at);
            return state with
            {
                HandshakesSpent = settings.Handshakes.SpentAfter(_handshakes, elapsed),
                LoginsSpent = settings.Logins.SpentAfter(_logins, elapsed),
            };
        }
    }

    /// <summary>Counts a login that does not belong to a session. Returns false if the limit does not currently allow the login.</summary>
    public bool TrySpendLogin(SessionSettings settings)
    {
        lock (_gate)
        {
            var elapsed = time.GetElapsedTime(_at);
            var (handshakes, logins) = (settings.Handshakes.SpentAfter(_handshakes, elapsed), settings.Logins.SpentAfter(_logins, elapsed));
            if (logins >= settings.Logins.Burst) return false;
            (_handshakes, _logins, _at) = (handshakes, logins + 1, time.GetTimestamp());
            return true;
        }
    }

    public void Keep(SessionState state)
    {
        lock (_gate) (_handshakes, _logins, _at) = (state.HandshakesSpent, state.LoginsSpent, time.GetTimestamp());
    }
}
