namespace TypedStreaming.Session;

/// <summary>
/// The operations of earlier runs of a client that still count against the limits. Otherwise, a program that starts runs in a loop could
/// evade the limits. Read and written by one run at a time, at its start and at its end.
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

    public void Keep(SessionState state)
    {
        lock (_gate) (_handshakes, _logins, _at) = (state.HandshakesSpent, state.LoginsSpent, time.GetTimestamp());
    }
}
