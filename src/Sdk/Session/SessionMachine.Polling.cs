using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>The connect loop of a living session.</summary>
internal sealed partial class SessionMachine
{
    /// <summary>
    /// Sends what is due: one request beside the connect, and the connect once every channel has been asked for. Subscribing first
    /// keeps a new session inside the server's 40 seconds, since each request restarts them.
    /// </summary>
    private Transition Advance(SessionState state)
    {
        if (state.Phase != SessionPhase.Live) return state;
        var step = SendNextSideRequest(state);
        return MayPoll(step.State) ? step.Then(SendConnect) : step;
    }

    private static bool MayPoll(SessionState state) =>
        !state.ConnectOutstanding && !state.PollTimerRunning
        && (state.Polled || state.Channels.All(static channel => !channel.Wanted || channel.Wire == WireState.Present));

    private Transition SendConnect(SessionState state)
    {
        Transition polling = state with { ConnectOutstanding = true };
        return polling.Then(new SessionAction.SendConnect(AtOnce: !state.Polled, settings.HoldOf(state.Advice)));
    }

    private Transition OnConnect(SessionState state, MetaReply reply, bool progress)
    {
        var firstOfLife = !state.Polled;
        state = state with { ConnectOutstanding = false, Polled = true, Advice = reply.Advice ?? state.Advice };
        if (!reply.Successful) return OnConnectRefused(state, reply);

        state = state with { TokenProven = true, Failures = progress ? 0 : state.Failures };
        var recovered = Recovered(state, firstOfLife, progress);
        return EndsSession(reply.Advice)
            ? recovered.Then(live => LoseSession(live, SessionFailure.OfConnect(reply)).Then(Reconnect))
            : recovered.Then(live => SchedulePoll(live, countsAsEmpty: !progress && !firstOfLife));
    }

    private static bool EndsSession(Advice? advice) =>
        advice is { Reconnect: ReconnectAdvice.Handshake or ReconnectAdvice.None } || advice?.Interval < TimeSpan.Zero;

    /// <summary>Obeys the advised interval; replies that come at once with nothing never make a hot loop.</summary>
    private Transition SchedulePoll(SessionState state, bool countsAsEmpty)
    {
        var jitter = state.Jitter;
        var empty = countsAsEmpty ? state.EmptyReplies + 1 : 0;
        var delay = Interval(state.Advice);
        if (empty > 0) delay = Longer(delay, settings.EmptyPoll.Delay(empty, ref jitter));
        state = state with { EmptyReplies = empty, Jitter = jitter };
        return delay > TimeSpan.Zero ? PollAfter(state, delay) : Advance(state);
    }

    private static Transition PollAfter(SessionState state, TimeSpan delay)
    {
        Transition pausing = state with { PollTimerRunning = true };
        return pausing.Then(new SessionAction.StartTimer(TimerKind.Poll, delay));
    }

    private TimeSpan Interval(Advice advice)
    {
        var interval = advice.Interval ?? TimeSpan.Zero;
        return interval < settings.LongestInterval ? interval : settings.LongestInterval;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private Transition OnConnectRefused(SessionState state, MetaReply reply)
    {
        var failure = SessionFailure.OfConnect(reply);
        return FailureCauses.Of(reply) switch
        {
            FailureCause.Final => End(state, failure),
            FailureCause.TokenRejected => RenewToken(state, failure),
            FailureCause.UnknownClient => LoseSession(state, failure).Then(Reconnect),
            FailureCause.Other when reply.Advice is { Reconnect: ReconnectAdvice.Retry } => PollAgain(state, failure),
            FailureCause.Other => LoseSession(state, failure).Then(Reconnect),
            var cause => LoseSession(state, failure).Then(lost => Wait(lost, failure, BackoffFor(cause))),
        };
    }

    /// <summary>The server asks for the same connect again: the session lives, but nothing says that it works.</summary>
    private Transition PollAgain(SessionState state, StreamingException failure)
    {
        var jitter = state.Jitter;
        var failures = state.Failures + 1;
        var delay = Longer(settings.Recovery.Delay(failures, ref jitter), Interval(state.Advice));
        return BeginRecovery(state with { Failures = failures, Jitter = jitter }, failure).Then(live => PollAfter(live, delay));
    }
}
