namespace TypedStreaming.Session;

/// <summary>
/// Passes on what a client has spent of its rate limits when the client is started again: its logins, and the handshakes from before it was last
/// started. Without this count, an application that starts and stops the client in a loop could exceed the limits.
/// </summary>
internal sealed class SpentRateLimits(LoginLimit logins, TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _handshakes;
    private long _keptAt;

    public SessionState Carry(SessionState state, SessionSettings settings)
    {
        lock (_gate)
        {
            return state with
            {
                HandshakesSpent = settings.Handshakes.SpentAfter(_handshakes, time.GetElapsedTime(_keptAt)),
                LoginsSpent = logins.Spent,
            };
        }
    }

    /// <summary>Stores the number of handshakes of a session that has ended. The session's logins have already been counted.</summary>
    public void Keep(SessionState state)
    {
        lock (_gate) (_handshakes, _keptAt) = (state.HandshakesSpent, time.GetTimestamp());
    }
}
