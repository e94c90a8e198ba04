using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>The part of the session's state machine that polls the server, by sending connect requests, in an established session.</summary>
internal sealed partial class SessionMachine
{
    /// <summary>
    /// Sends the next requests: one request in parallel with the connect request, and the connect request itself. The first connect request of a
    /// session is sent after the subscribe requests. Each request restarts the period of 40 seconds after which the server ends a session, so a new
    /// session does not expire in the meantime.
    /// </summary>
    private Transition Advance(SessionState state)
    {
        if (state.Phase != SessionPhase.Live) return state;
        var step = SendNextSideRequest(state);
        return MayPoll(step.State) ? step.Then(SendConnect) : step;
    }

    /// <summary>
    /// Returns true if a connect request can be sent now. At most two requests run at a time. The disconnect request for an earlier client id counts
    /// as one of these requests.
    /// </summary>
    private static bool MayPoll(SessionState state) =>
        !state.ConnectOutstanding && !state.PollTimerRunning && !state.PollHeld
        && !(state.SideRequestOutstanding && state.AbandonedDisconnectOutstanding)
        && (state.Polled || !state.JoinersExpected)
        && (state.Polled || state.Channels.All(static channel => !channel.Wanted || channel.Paused || channel.Wire == WireState.Present));

    private Transition SendConnect(SessionState state)
    {
        Transition polling = state with { ConnectOutstanding = true };
        return polling.Then(new SessionAction.SendConnect(AtOnce: !state.Polled, settings.HoldOf(state.Advice)));
    }

    private Transition OnConnect(SessionState state, SessionEvent.ConnectAnswered response)
    {
        var (firstOfLife, reply) = (!state.Polled, response.Reply);
        state = state with { ConnectOutstanding = false, Polled = true };
        state = Advised(state, reply);
        if (!reply.Successful) return OnConnectRefused(state, reply);

        if (!state.TokenProven || state.PollsAgain) state = state with { TokenProven = true, PollsAgain = false };
        var isEmpty = !response.Carried && !firstOfLife;
        var recovered = Recovered(state, firstOfLife, response);
        return EndsSession(reply.Advice)
            ? recovered.Then(live => LoseSession(live, SessionExceptions.OfConnect(reply)).Then(Reconnect))
            : recovered.Then(live => SchedulePoll(live, response.Took, isEmpty));
    }

    private static bool EndsSession(Advice? advice) =>
        advice is { Reconnect: ReconnectAdvice.Handshake or ReconnectAdvice.None } || advice?.Interval < TimeSpan.Zero;

    /// <summary>
    /// Schedules the next connect request after the interval that the server advises. If replies arrive immediately without events, the next connect
    /// request is delayed, so that the client does not poll in a fast loop.
    /// </summary>
    private Transition SchedulePoll(SessionState state, TimeSpan took, bool isEmpty)
    {
        var pace = settings.EmptyPolls;
        var replies = isEmpty && pace.IsEarly(took) ? state.EmptyReplies + 1 : 0;
        var advised = AdvisedPollWait(state);
        var delay = Longer(advised.Granted, pace.Delay(replies, state.EmptyFor, took));
        if (replies > 0 || state.EmptyReplies > 0) state = state with { EmptyReplies = replies, EmptyFor = replies > 0 ? state.EmptyFor + took + delay : TimeSpan.Zero };
        if (delay <= TimeSpan.Zero) return Advance(state);
        var isShown = advised.Granted >= pace.LongPeriod;
        return ReportShortened(state, advised).Then(s => PollAfter(s, delay, isShown)).Then(Advance);
    }

    private static Transition PollAfter(SessionState state, TimeSpan delay, bool isShown)
    {
        Transition pausing = state with { PollTimerRunning = true, PollPaused = isShown };
        return pausing.Then(new SessionAction.StartTimer(TimerKind.Poll, delay));
    }

    private Transition OnConnectRefused(SessionState state, MetaReply reply)
    {
        var failure = SessionExceptions.OfConnect(reply);
        return BayeuxErrorClassifier.Of(reply) switch
        {
            FailureCause.Final => End(state, failure),
            FailureCause.TokenRejected => RenewToken(state, failure),
            FailureCause.UnknownClient => ForgetExpired(state, failure).Then(Reconnect),
            FailureCause.Other when reply.Advice is { Reconnect: ReconnectAdvice.Retry } => PollAgain(state, failure),
            FailureCause.Other => LoseSession(state, failure).Then(Reconnect),
            var cause => LoseSession(state, failure).Then(lost => Wait(lost, failure, BackoffFor(cause))),
        };
    }

    /// <summary>
    /// Sends a lost or refused connect request again, with the same client id. The server still has the session, but it is not known whether the
    /// session works.
    /// </summary>
    private Transition PollAgain(SessionState state, StreamingException failure)
    {
        var jitter = state.Jitter;
        var failures = state.Failures + 1;
        var advised = AdvisedPollWait(state);
        var delay = Longer(settings.Recovery.Delay(failures, ref jitter), advised.Granted);
        state = state with { Failures = failures, Jitter = jitter, PollsAgain = true, RetryAfter = null };
        return BeginRecovery(state, failure)
            .Then(new SessionAction.ReportRepeated(failure))
            .Then(s => ReportShortened(s, advised))
            .Then(s => PollAfter(s, delay, isShown: true));
    }
}
