namespace TypedStreaming.Session;

/// <summary>
/// Budgets of handshakes and logins over time: whatever goes wrong, no loop burns an org's quota or locks a user out. One
/// that is used up delays, it never fails.
/// </summary>
internal sealed partial class SessionMachine
{
    private Transition SpendHandshake(SessionState state)
    {
        Transition spent = state with { HandshakesSpent = state.HandshakesSpent + 1 };
        return state.HandshakesSpent > 0 ? spent : spent.Then(StartRefill(TimerKind.HandshakeRefill));
    }

    private Transition SpendLogin(SessionState state)
    {
        Transition spent = state with { LoginsSpent = state.LoginsSpent + 1 };
        return state.LoginsSpent > 0 ? spent : spent.Then(StartRefill(TimerKind.LoginRefill));
    }

    private Transition Refill(SessionState state, TimerKind kind)
    {
        var spent = kind == TimerKind.HandshakeRefill ? state.HandshakesSpent : state.LoginsSpent;
        if (spent == 0) return state;
        Transition refilled = kind == TimerKind.HandshakeRefill
            ? state with { HandshakesSpent = spent - 1 }
            : state with { LoginsSpent = spent - 1 };
        return spent > 1 ? refilled.Then(StartRefill(kind)) : refilled;
    }

    /// <summary>An earlier run of the same client may have spent some.</summary>
    private Transition ResumeRefills(SessionState state)
    {
        Transition resumed = state;
        if (state.HandshakesSpent > 0) resumed = resumed.Then(StartRefill(TimerKind.HandshakeRefill));
        return state.LoginsSpent > 0 ? resumed.Then(StartRefill(TimerKind.LoginRefill)) : resumed;
    }

    private SessionAction.StartTimer StartRefill(TimerKind kind) =>
        new(kind, kind == TimerKind.HandshakeRefill ? settings.Handshakes.Refill : settings.Logins.Refill);

    /// <summary>Tries again when one more is allowed.</summary>
    private static Transition Postpone(SessionState state, Budget budget)
    {
        Transition waiting = state with { Phase = SessionPhase.Waiting };
        return waiting.Then(new SessionAction.StartTimer(TimerKind.Attempt, budget.Refill));
    }
}
