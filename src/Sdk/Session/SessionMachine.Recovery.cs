using System.Collections.Immutable;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>The part of the session's state machine that recovers from a loss with a handshake or a login, possibly after a pause.</summary>
internal sealed partial class SessionMachine
{
    private const int Unauthorized = 401;
    private const int ContentTooLarge = 413;

    private Transition OnLost(SessionState state, SessionEvent.RequestLost lost)
    {
        var failure = SessionExceptions.OfTransport(lost.Kind, lost.Failure);
        state = state with { RetryAfter = lost.Failure.RetryAfter };
        return state.Phase switch
        {
            SessionPhase.Disconnecting => End(state, null),
            SessionPhase.Handshaking => OnHandshakeLost(state, lost.Failure, failure),
            SessionPhase.Live => OnLiveRequestLost(state, lost, failure),
            _ => state,
        };
    }

    private Transition OnHandshakeLost(SessionState state, TransportException lost, StreamingException failure)
    {
        if (lost.HttpStatus == Unauthorized) return RenewToken(state, failure);
        return state.Established ? Wait(state, failure, settings.Recovery) : End(state, failure);
    }

    /// <summary>
    /// Handles a lost request of an established session. The response may have contained events. A server that can replay sends these events again
    /// only in a new session, so the old client id is not used again. A server that cannot replay still has the events that it has not sent, so the
    /// old client id remains in use.
    /// </summary>
    private Transition OnLiveRequestLost(SessionState state, SessionEvent.RequestLost lost, StreamingException failure)
    {
        if (lost is { Kind: BayeuxRequestKind.Subscribe, Failure.HttpStatus: ContentTooLarge } && Subscribing(state) is { } entry)
            return OnSubscribeTooLarge(state, entry, lost.Failure);
        if (lost is { Kind: BayeuxRequestKind.Message, Failure.HttpStatus: ContentTooLarge } && state.MessageOutstanding is { } ticket)
            return OnMessageAnswered(state).Then(new SessionAction.FailMessage(ticket, failure));
        var served = Served(state, lost) ? EndRecovery(state) : state;
        return served.Then(s =>
            lost.Failure.HttpStatus == Unauthorized ? RenewToken(s, failure)
            : s.Replays ? LoseSession(s, failure).Then(Reconnect)
            : Repeat(s, lost, failure));
    }

    /// <summary>
    /// Returns true if a connection worked before it was lost. This is the case if a poll waited for at least half of its time before the
    /// connection broke, for example because a proxy ends connections after a minute. If the loss has an HTTP status, the method returns false,
    /// because the response did not come from the streaming server.
    /// </summary>
    private bool Served(SessionState state, SessionEvent.RequestLost lost) =>
        lost is { Kind: BayeuxRequestKind.Connect, Failure.HttpStatus: null }
        && state.Polled && lost.Took >= settings.HoldOf(state.Advice) / 2;

    /// <summary>Starts a new session even though no request has failed, because the application or a joining consumer needs one.</summary>
    private Transition Renew(SessionState state, StreamingException why) => LoseSession(state, why).Then(BeginHandshake);

    private Transition OnServerDisconnect(SessionState state, SessionEvent.ServerDisconnected disconnected)
    {
        var failure = new StreamingException(StreamingError.Transport, "The server ended the session.");
        return ForgetSession(state with { Advice = disconnected.Advice ?? state.Advice }, failure).Then(Reconnect);
    }

    /// <summary>
    /// Requests one new token for each refused token. If the server refuses the new token at the client's first handshake, the client stops with
    /// an error. If a handshake was accepted before, the refusal of a new token indicates that the server was restarted or that the new token was
    /// revoked too. In that case, the login is repeated with increasing delays, to prevent a large number of logins.
    /// </summary>
    private Transition RenewToken(SessionState state, StreamingException failure)
    {
        if (!state.Established) return End(state, SessionExceptions.TokenRefused(failure), disconnects: false);
        var (proven, refused) = (state.TokenProven, state.TokenProven ? failure : SessionExceptions.TokenRefused(failure));
        state = state with { NeedsToken = true, FreshTokensRefused = proven ? 0 : state.FreshTokensRefused + 1 };
        var lost = state.ClientId is null ? BeginRecovery(state, refused) : ForgetSession(state, refused);
        return lost.Then(s => proven ? Reconnect(s) : Wait(s, refused, settings.FreshTokenRefused, s.FreshTokensRefused));
    }

    /// <summary>
    /// Abandons the session, and sends a disconnect request for its client id. Without this request, the server would count the client twice for a
    /// while.
    /// </summary>
    private Transition LoseSession(SessionState state, StreamingException cause) => Leave(state, cause, DisconnectAbandoned);

    /// <summary>Abandons a session without a disconnect request, because the server no longer has the session, or would not respond.</summary>
    private Transition ForgetSession(SessionState state, StreamingException cause) => Leave(state, cause, static unchanged => unchanged);

    /// <summary>Abandons an expired session, which the server no longer knows.</summary>
    private Transition ForgetExpired(SessionState state, StreamingException cause) =>
        Leave(state, cause, static unchanged => unchanged, isExpiry: true);

    private Transition Leave(SessionState state, StreamingException cause, Func<SessionState, Transition> farewell, bool isExpiry = false)
    {
        var gone = state.Channels.Where(static channel => !channel.Wanted).ToImmutableArray();
        var released = state.Channels.Where(static channel => !channel.Wanted || channel.Restart).ToImmutableArray();
        SessionAction[] unanswered = state.MessageOutstanding is { } ticket ? [new SessionAction.FailMessage(ticket, cause)] : [];
        Transition lost = state.NextLife();
        return lost
            .Then(new SessionAction.AbandonRequests(), new SessionAction.StopTimer(TimerKind.Poll), new SessionAction.ReportLoss(cause, isExpiry))
            .Then(farewell)
            .Then(unanswered)
            .Then([.. released.Select(static channel => new SessionAction.ReleaseChannel(channel.Name))])
            .Then(s => s with
            {
                ClientId = null,
                Polled = false,
                Channels = [.. s.Channels.Except(gone).Select(static channel => channel with { Wire = WireState.Absent, Restart = false })],
            })
            .Then(s => BeginRecovery(s, cause));
    }

    private static Transition DisconnectAbandoned(SessionState state)
    {
        if (state.ClientId is not { } clientId) return state;
        Transition leaving = state with { AbandonedDisconnectOutstanding = true };
        return leaving.Then(new SessionAction.SendAbandonedDisconnect(clientId));
    }

    private Transition BeginRecovery(SessionState state, StreamingException cause)
    {
        state = state with { LastFailure = cause };
        if (state is { Recovering: true, Overdue: true }) return End(state, SessionExceptions.NotRecovered(cause, settings.RecoveryTimeout));
        if (state.Recovering) return state;
        Transition recovering = state with { Recovering = true, RecoveryEpoch = state.Epoch };
        return settings.RecoveryTimeout == Timeout.InfiniteTimeSpan
            ? recovering
            : recovering.Then(new SessionAction.StartTimer(TimerKind.Recovery, settings.RecoveryTimeout));
    }

    /// <summary>
    /// Handles a successful reply to a connect request. The reply shows that the session works, so the session is reported as recovered. However, the
    /// first connect request of a new session is answered immediately, and some servers forget the client right after this reply. Therefore, the
    /// recovery timer continues until another connect request has been answered, or until events have arrived.
    /// </summary>
    private Transition Recovered(SessionState state, bool firstOfLife, SessionEvent.ConnectAnswered response)
    {
        // An early response without events ends the recovery, but the next failure still counts as one in a row. Otherwise, a server that
        // forgets the client right after such a response would get requests without a pause.
        if (!firstOfLife) return EndRecovery(state, keepsFailures: !response.Carried && settings.EmptyPolls.IsEarly(response.Took));
        Transition first = state;
        return state.Recovering ? first.Then(new SessionAction.ReportRecovered()) : first;
    }

    /// <summary>Records that events were received, because they prove that the session works.</summary>
    private static Transition OnEventsReceived(SessionState state)
    {
        var isRecovered = state is { Recovering: true, Polled: false };
        var progress = EndRecovery(state);
        return isRecovered ? progress.Then(new SessionAction.ReportRecovered()) : progress;
    }

    /// <summary>
    /// Ends the recovery, because the session works. The number of consecutive failures is reset, unless the caller asks to keep it.
    /// </summary>
    private static Transition EndRecovery(SessionState state, bool keepsFailures = false)
    {
        var failures = keepsFailures ? state.Failures : 0;
        if (!state.Recovering) return state.Failures == failures ? state : state with { Failures = failures };
        Transition recovered = state with { Recovering = false, Overdue = false, Failures = failures };
        return recovered.Then(new SessionAction.StopTimer(TimerKind.Recovery));
    }

    /// <summary>
    /// Handles the expiry of the time limit for a recovery. If a connect request is waiting at the server, the session may have recovered. In that
    /// case, the response to this connect request decides whether the recovery has succeeded.
    /// </summary>
    private Transition OnRecoveryTimeout(SessionState state) =>
        state is { Phase: SessionPhase.Live, Polled: true, ConnectOutstanding: true }
            ? state with { Overdue = true }
            : End(state, SessionExceptions.NotRecovered(state.LastFailure!, settings.RecoveryTimeout));
}
