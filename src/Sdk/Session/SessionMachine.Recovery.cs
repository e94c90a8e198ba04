using System.Collections.Immutable;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>What follows a loss: a handshake, a login, or a pause before either.</summary>
internal sealed partial class SessionMachine
{
    private const int Unauthorized = 401;
    private const int ContentTooLarge = 413;

    private Transition OnLost(SessionState state, SessionEvent.RequestLost lost)
    {
        var failure = SessionFailure.OfTransport(lost.Kind, lost.Failure);
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

    /// <summary>Whatever the request was, its answer may have carried events: the old client id is never used again.</summary>
    private Transition OnLiveRequestLost(SessionState state, SessionEvent.RequestLost lost, StreamingException failure)
    {
        if (lost is { Kind: RequestKind.Subscribe, Failure.HttpStatus: ContentTooLarge } && Subscribing(state) is { } entry)
            return OnSubscribeTooLarge(state, entry, lost.Failure);
        if (lost is { Kind: RequestKind.Message, Failure.HttpStatus: ContentTooLarge } && state.MessageOutstanding is { } ticket)
            return OnMessageAnswered(state).Then(new SessionAction.FailMessage(ticket, failure));
        var served = lost.Progress ? Served(state) : state;
        return served.Then(s => lost.Failure.HttpStatus == Unauthorized
            ? RenewToken(s, failure)
            : LoseSession(s, failure).Then(Reconnect));
    }

    /// <summary>No failure: the channels resume in a new session because the program asked for one.</summary>
    private Transition Renew(SessionState state) =>
        LoseSession(state, new StreamingException(Reason.Transport, "The program asked for a new handshake.")).Then(BeginHandshake);

    private Transition OnServerDisconnect(SessionState state)
    {
        var failure = new StreamingException(Reason.Transport, "The server ended the session.");
        return LoseSession(state, failure).Then(Reconnect);
    }

    /// <summary>The first loss is followed by an attempt at once; further ones without progress in between by a pause.</summary>
    private Transition Reconnect(SessionState state)
    {
        if (state.Failures > 0) return Wait(state, state.LastFailure!, settings.Recovery);
        state = state with { Failures = 1 };
        return state.NeedsToken ? Authenticate(state) : BeginHandshake(state);
    }

    /// <summary>One new token for each refused one; a fresh token that is refused too is final, or logins would storm.</summary>
    private Transition RenewToken(SessionState state, StreamingException failure) =>
        !state.TokenProven ? End(state, SessionFailure.TokenRefused(failure))
        : state.ClientId is null ? BeginRecovery(state with { NeedsToken = true }, failure).Then(Reconnect)
        : LoseSession(state with { NeedsToken = true }, failure).Then(Reconnect);

    private static Transition Wait(SessionState state, StreamingException failure, Backoff backoff)
    {
        var jitter = state.Jitter;
        var failures = state.Failures + 1;
        var delay = backoff.Delay(failures, ref jitter);
        Transition waiting = state with
        {
            Phase = SessionPhase.Waiting,
            Failures = failures,
            Jitter = jitter,
            LastFailure = failure,
        };
        return waiting.Then(new SessionAction.StartTimer(TimerKind.Attempt, delay));
    }

    private Transition LoseSession(SessionState state, StreamingException cause)
    {
        var gone = state.Channels.Where(static channel => !channel.Wanted).ToImmutableArray();
        var released = state.Channels.Where(static channel => !channel.Wanted || channel.Restart).ToImmutableArray();
        SessionAction[] unanswered = state.MessageOutstanding is { } ticket ? [new SessionAction.FailMessage(ticket, cause)] : [];
        state = state.NextLife() with
        {
            ClientId = null,
            Polled = false,
            Channels = [.. state.Channels.Except(gone).Select(static channel => channel with { Wire = WireState.Absent, Restart = false })],
        };
        Transition lost = state;
        return lost
            .Then(new SessionAction.AbandonRequests(), new SessionAction.StopTimer(TimerKind.Poll), new SessionAction.ReportLoss(cause))
            .Then(unanswered)
            .Then([.. released.Select(static channel => new SessionAction.ReleaseChannel(channel.Name))])
            .Then(s => BeginRecovery(s, cause));
    }

    private Transition BeginRecovery(SessionState state, StreamingException cause)
    {
        state = state with { LastFailure = cause };
        if (state.Recovering) return state;
        Transition recovering = state with { Recovering = true, RecoveryEpoch = state.Epoch };
        return settings.RecoveryTimeout == Timeout.InfiniteTimeSpan
            ? recovering
            : recovering.Then(new SessionAction.StartTimer(TimerKind.Recovery, settings.RecoveryTimeout));
    }

    /// <summary>
    /// The first connect of a new session is answered at once, which proves little: some servers forget the client right
    /// after it. So the session is reported as recovered, but the timer runs on until a held connect was answered.
    /// </summary>
    private static Transition Recovered(SessionState state, bool firstOfLife, bool progress)
    {
        if (!state.Recovering) return state;
        Transition recovered = state;
        if (firstOfLife) recovered = recovered.Then(new SessionAction.ReportRecovered());
        return firstOfLife && !progress ? recovered : recovered.Then(EndRecovery);
    }

    /// <summary>The connection worked for a while before it broke, as behind a proxy that cuts every minute: no failure in a row.</summary>
    private static Transition Served(SessionState state)
    {
        state = state with { Failures = 0 };
        return state.Recovering ? EndRecovery(state) : state;
    }

    private static Transition EndRecovery(SessionState state)
    {
        Transition over = state with { Recovering = false };
        return over.Then(new SessionAction.StopTimer(TimerKind.Recovery));
    }

    /// <summary>A session that holds its connect when the time is up has recovered; nothing happened that it could have told by.</summary>
    private Transition OnRecoveryTimeout(SessionState state) =>
        state is { Phase: SessionPhase.Live, Polled: true, ConnectOutstanding: true }
            ? state with { Recovering = false }
            : End(state, SessionFailure.NotRecovered(state.LastFailure!, settings.RecoveryTimeout));
}
