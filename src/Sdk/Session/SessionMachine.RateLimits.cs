namespace TypedStreaming.Session;

/// <summary>
/// The part of the session's state machine that limits handshakes and logins over time, so that no failure can use up an org's quota or lock a
/// user out. When a limit is reached, the session waits; it does not fail.
/// </summary>
internal sealed partial class SessionMachine
{
    private Transition Spend(SessionState state, TimerKind refill)
    {
        var spent = Spent(state, refill);
        Transition after = WithSpent(state, refill, spent + 1);
        return spent > 0 ? after : after.Then(StartRefill(refill));
    }

    private Transition Refill(SessionState state, TimerKind refill)
    {
        var spent = Spent(state, refill);
        if (spent == 0) return state;
        Transition after = WithSpent(state, refill, spent - 1);
        return spent > 1 ? after.Then(StartRefill(refill)) : after;
    }

    private static int Spent(SessionState state, TimerKind refill) =>
        refill == TimerKind.HandshakeRefill ? state.HandshakesSpent : state.LoginsSpent;

    private static SessionState WithSpent(SessionState state, TimerKind refill, int spent) =>
        refill == TimerKind.HandshakeRefill ? state with { HandshakesSpent = spent } : state with { LoginsSpent = spent };

    /// <summary>
    /// Starts the timers that refill the rate limits for handshakes and logins, because the client may have used up part of these limits before it
    /// was last started.
    /// </summary>
    private Transition ResumeRefills(SessionState state)
    {
        Transition resumed = state;
        if (state.HandshakesSpent > 0) resumed = resumed.Then(StartRefill(TimerKind.HandshakeRefill));
        return state.LoginsSpent > 0 ? resumed.Then(StartRefill(TimerKind.LoginRefill)) : resumed;
    }

    private SessionAction.StartTimer StartRefill(TimerKind kind) =>
        new(kind, kind == TimerKind.HandshakeRefill ? settings.Handshakes.Refill : settings.Logins.Refill);

    /// <summary>Waits until the rate limit allows one more operation, and then repeats the attempt.</summary>
    private static Transition Postpone(SessionState state, RateLimit budget)
    {
        Transition waiting = state with { Phase = SessionPhase.Waiting };
        return waiting.Then(new SessionAction.StartTimer(TimerKind.Attempt, budget.Refill));
    }
}
