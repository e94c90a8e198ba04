using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>
/// How long to wait before the next attempt: the backoff, or longer where the server asks for it (the advised interval, or
/// <c>Retry-After</c>), up to a cap.
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

    private (TimeSpan Asked, TimeSpan Granted) AdvisedPollWait(SessionState state) =>
        AdvisedWait(state, settings.LongestPollWait);

    private (TimeSpan Asked, TimeSpan Granted) AdvisedHandshakeWait(SessionState state) =>
        AdvisedWait(state, settings.LongestHandshakeWait);

    /// <summary>A negative interval is not a wait: it asks not to be polled.</summary>
    private static (TimeSpan Asked, TimeSpan Granted) AdvisedWait(SessionState state, TimeSpan longest)
    {
        var asked = Longer(Longer(state.Advice.Interval ?? TimeSpan.Zero, state.RetryAfter ?? TimeSpan.Zero), TimeSpan.Zero);
        return (asked, Shorter(asked, longest));
    }

    /// <summary>What a refusal that ends the session advises holds for the way back.</summary>
    private static SessionState Advised(SessionState state, MetaReply reply) =>
        state with { Advice = reply.Advice ?? state.Advice, RetryAfter = reply.RetryAfter };

    /// <summary>The first loss is followed by an attempt at once, unless the server asks for a wait; further ones without progress in between by a pause.</summary>
    private Transition Reconnect(SessionState state)
    {
        if (state.Failures > 0 || AdvisedHandshakeWait(state).Granted > TimeSpan.Zero) return Wait(state, state.LastFailure!, settings.Recovery);
        state = state with { Failures = 1 };
        return state.NeedsToken ? Authenticate(state) : BeginHandshake(state);
    }

    /// <param name="state">The state before.</param>
    /// <param name="failure">What is waited for to pass.</param>
    /// <param name="backoff">How the pauses grow.</param>
    /// <param name="exponent">What they grow by, if it is not all failures in a row.</param>
    private Transition Wait(SessionState state, StreamingException failure, Backoff backoff, int? exponent = null)
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
