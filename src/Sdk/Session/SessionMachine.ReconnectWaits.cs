using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>
/// The part of the session's state machine that determines the wait before the next attempt. This is the backoff delay or, up to a limit, a longer
/// wait that the server asks for (by the advised interval, or by <c>Retry-After</c>).
/// </summary>
internal sealed partial class SessionMachine
{
    private static Transition ReportShortened(SessionState state, (TimeSpan Asked, TimeSpan Granted) wait)
    {
        Transition unchanged = state;
        return wait.Asked > wait.Granted ? unchanged.Then(new SessionAction.ReportShortenedWait(wait.Asked, wait.Granted)) : unchanged;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static (TimeSpan Asked, TimeSpan Granted) AdvisedPollWait(SessionState state) =>
        AdvisedWait(state, RetryAfterLimits.LongestPollWait);

    private static (TimeSpan Asked, TimeSpan Granted) AdvisedHandshakeWait(SessionState state) =>
        AdvisedWait(state, RetryAfterLimits.LongestHandshakeWait);

    /// <summary>
    /// Returns the wait that the server advises before the next request. A negative interval means that the client should not poll at all, so
    /// it is not used as a wait.
    /// </summary>
    private static (TimeSpan Asked, TimeSpan Granted) AdvisedWait(SessionState state, TimeSpan longest)
    {
        var asked = Longer(Longer(state.Advice.Interval ?? TimeSpan.Zero, state.RetryAfter ?? TimeSpan.Zero), TimeSpan.Zero);
        return (asked, Shorter(asked, longest));
    }

    /// <summary>Stores the server's advice from a refusal. The recovery uses this advice later, because the session ends after the refusal.</summary>
    private static SessionState Advised(SessionState state, MetaReply reply) =>
        state with { Advice = reply.Advice ?? state.Advice, RetryAfter = reply.RetryAfter };

    /// <summary>
    /// Starts the next attempt after a loss. After the first loss, the attempt follows immediately, unless the server asks the client to wait. After
    /// further losses without progress, the attempt follows after a pause.
    /// </summary>
    private Transition Reconnect(SessionState state)
    {
        if (state.Failures > 0 || AdvisedHandshakeWait(state).Granted > TimeSpan.Zero) return Wait(state, state.LastFailure!, settings.Recovery);
        state = state with { Failures = 1 };
        return state.NeedsToken ? Authenticate(state) : BeginHandshake(state);
    }

    /// <param name="state">The state before the wait.</param>
    /// <param name="failure">The transient failure.</param>
    /// <param name="backoff">The delays of the pauses.</param>
    /// <param name="exponent">The exponent of the backoff; null to use the number of failures in a row.</param>
    private static Transition Wait(SessionState state, StreamingException failure, BackoffDelays backoff, int? exponent = null)
    {
        var jitter = state.Jitter;
        var failures = state.Failures + 1;
        var advised = AdvisedHandshakeWait(state);
        var delay = Longer(backoff.Delay(exponent ?? failures, ref jitter), advised.Granted);
        state = state with
        {
            Phase = SessionPhase.Waiting,
            Failures = failures,
            Jitter = jitter,
            LastFailure = failure,
            RetryAfter = null,
        };
        return ReportShortened(state, advised).Then(new SessionAction.StartTimer(TimerKind.Attempt, delay));
    }
}
