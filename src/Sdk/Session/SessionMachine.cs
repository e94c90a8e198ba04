namespace TypedStreaming.Session;

/// <summary>
/// The state machine of a session. It is a pure function of a state and an event: it does no I/O, reads no clock and takes no locks. Its loop
/// (<see cref="StreamingSession"/>) performs the actions and reports their results.
/// </summary>
internal sealed partial class SessionMachine(SessionSettings settings)
{
    public Transition Next(SessionState state, SessionEvent happened)
    {
        if (state.Phase == SessionPhase.Ended) return state;
        var next = Decide(state, happened);
        return settings.Reconnects || happened is SessionEvent.HandshakeRequested or SessionEvent.SessionUnfit || !Recovers(state, next.State)
            ? next
            : End(state, next.State.LastFailure, disconnects: next.Actions.Any(static action => action is SessionAction.SendAbandonedDisconnect));
    }

    private Transition Decide(SessionState state, SessionEvent happened) => happened switch
    {
        SessionEvent.StartRequested => Start(state),
        SessionEvent.StopRequested => Stop(state),
        SessionEvent.HandshakeRequested when state.Phase == SessionPhase.Live => Renew(state, SessionExceptions.NewHandshake()),
        SessionEvent.SessionUnfit e when Awaits(state, SessionPhase.Live, e.Epoch) => Renew(state, SessionExceptions.Unfit(e.Why)),
        SessionEvent.JoinersExpected e => Advance(state with { JoinersExpected = e.AreExpected }),
        SessionEvent.PollHeld e when Awaits(state, SessionPhase.Live, e.Epoch) => Advance(state with { PollHeld = e.IsHeld }),
        SessionEvent.MessageWanted e => Advance(state with { Messages = state.Messages.Add(e.Ticket) }),
        SessionEvent.ChannelWanted e => Want(state, e),
        SessionEvent.ChannelUnwanted e => Unwant(state, e.Channel),
        SessionEvent.Crashed e => End(state, e.Failure),
        SessionEvent.TimerElapsed e => OnTimer(state, e),
        SessionEvent.TokenAcquired e when Awaits(state, SessionPhase.Authenticating, e.Epoch) => BeginHandshake(state),
        SessionEvent.TokenFailed e when Awaits(state, SessionPhase.Authenticating, e.Epoch) => OnTokenFailed(state, e.Failure),
        SessionEvent.VersionKnown e when Awaits(state, SessionPhase.AskingVersion, e.Epoch) => SendHandshake(state),
        SessionEvent.VersionFailed e when Awaits(state, SessionPhase.AskingVersion, e.Epoch) => OnVersionFailed(state, e),
        SessionEvent.HandshakeAnswered e when Awaits(state, SessionPhase.Handshaking, e.Epoch) => OnHandshake(state, e.Reply),
        SessionEvent.ConnectAnswered e when Awaits(state, SessionPhase.Live, e.Epoch) => OnConnect(state, e),
        SessionEvent.EventsReceived e when Awaits(state, SessionPhase.Live, e.Epoch) => OnEventsReceived(state),
        SessionEvent.SubscribeAnswered e when Awaits(state, SessionPhase.Live, e.Epoch) => OnSubscribe(state, e.Channel, e.Reply),
        SessionEvent.UnsubscribeAnswered e when Awaits(state, SessionPhase.Live, e.Epoch) => OnUnsubscribe(state, e.Channel, e.Reply),
        SessionEvent.MessageAnswered e when Awaits(state, SessionPhase.Live, e.Epoch) => OnMessageAnswered(state),
        SessionEvent.ServerDisconnected e when Awaits(state, SessionPhase.Live, e.Epoch) => OnServerDisconnect(state, e),
        SessionEvent.RequestLost e when e.Epoch == state.Epoch => OnLost(state, e),
        SessionEvent.AbandonedDisconnectsDone => Advance(state with { AbandonedDisconnectOutstanding = false }),
        SessionEvent.DisconnectAnswered e when Awaits(state, SessionPhase.Disconnecting, e.Epoch) => End(state, null),
        _ => state,
    };

    /// <summary>
    /// Returns true if the session expects the response that has arrived. All other responses, such as those to requests of an earlier session, are
    /// ignored.
    /// </summary>
    private static bool Awaits(SessionState state, SessionPhase phase, int epoch) => state.Phase == phase && state.Epoch == epoch;

    /// <summary>
    /// Returns true if a recovery begins, or if a session is lost or fails again during a recovery. A new handshake that the application requested
    /// counts as a recovery too.
    /// </summary>
    private static bool Recovers(SessionState before, SessionState after) =>
        after is { Recovering: true, Phase: not (SessionPhase.Disconnecting or SessionPhase.Ended) }
        && (!before.Recovering || after.Epoch > before.Epoch || after.Failures > before.Failures);

    private Transition Start(SessionState state)
    {
        if (state.Phase != SessionPhase.Idle) return state;
        return ResumeRefills(state).Then(Authenticate);
    }

    private static Transition Stop(SessionState state)
    {
        if (state.Phase == SessionPhase.Disconnecting) return state;
        if (state.Phase != SessionPhase.Live) return End(state, null);
        Transition stopping = state.NextLife() with { Phase = SessionPhase.Disconnecting };
        return stopping.Then(
            new SessionAction.AbandonRequests(),
            new SessionAction.StopTimer(TimerKind.Poll),
            new SessionAction.StopTimer(TimerKind.Recovery),
            new SessionAction.SendDisconnect());
    }

    /// <summary>Ends the client's work after a stop or a failure. If the server knows the client id, a disconnect request is sent.</summary>
    private static Transition End(SessionState state, StreamingException? cause, bool disconnects = true)
    {
        var isKnown = state is { Phase: SessionPhase.Live, ClientId: not null };
        Transition leaving = isKnown && disconnects && cause is not null ? DisconnectAbandoned(state) : state;
        return leaving
            .Then(new SessionAction.AbandonRequests(), new SessionAction.End(cause))
            .Then(static s => s.NextLife() with { Phase = SessionPhase.Ended });
    }

    private Transition OnTimer(SessionState state, SessionEvent.TimerElapsed timer) => timer.Kind switch
    {
        TimerKind.Attempt when Awaits(state, SessionPhase.Waiting, timer.Epoch) =>
            state.NeedsToken ? Authenticate(state) : BeginHandshake(state),
        TimerKind.Poll when Awaits(state, SessionPhase.Live, timer.Epoch) =>
            Advance(state with { PollTimerRunning = false, PollPaused = false }),
        TimerKind.Channel when state.Find(timer.Channel!) is { Paused: true } entry =>
            Advance(state.With(entry with { Paused = false })),
        TimerKind.Recovery when state.Recovering && state.RecoveryEpoch == timer.Epoch && state.Phase != SessionPhase.Disconnecting =>
            OnRecoveryTimeout(state),
        TimerKind.HandshakeRefill or TimerKind.LoginRefill when state.Phase is not (SessionPhase.Idle or SessionPhase.Disconnecting) =>
            Refill(state, timer.Kind),
        _ => state,
    };
}
