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
        state = state with { Failures = lost.Progress ? 0 : state.Failures };
        return lost.Failure.HttpStatus == Unauthorized
            ? RenewToken(state, failure)
            : LoseSession(state, failure).Then(Reconnect);
    }

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
        state.TokenProven
            ? LoseSession(state with { NeedsToken = true }, failure).Then(Reconnect)
            : End(state, SessionFailure.TokenRefused(failure));

    private static Transition Wait(SessionState state, StreamingException failure, Backoff backoff)
    {
        var jitter = state.Jitter;
        var failures = state.Failures + 1;
        var delay = backoff.Delay(failures, ref jitter);
        Transition waiting = state with
        {
            Phase = SessionPhase.Waiting,
            Epoch = state.Epoch + 1,
            Failures = failures,
            Jitter = jitter,
            LastFailure = failure,
        };
        return waiting.Then(new SessionAction.StartTimer(TimerKind.Attempt, delay));
    }

    private Transition LoseSession(SessionState state, StreamingException cause)
    {
        var gone = state.Channels.Where(static channel => !channel.Wanted).ToImmutableArray();
        state = state with
        {
            Epoch = state.Epoch + 1,
            ClientId = null,
            ConnectOutstanding = false,
            ChannelRequestOutstanding = false,
            PollTimerRunning = false,
            Polled = false,
            Channels = [.. state.Channels.Except(gone).Select(static channel => channel with { Wire = WireState.Absent, Restart = false })],
        };
        Transition lost = state;
        return lost
            .Then(new SessionAction.AbandonRequests(), new SessionAction.StopTimer(TimerKind.Poll), new SessionAction.ReportLoss(cause))
            .Then([.. gone.Select(static channel => new SessionAction.ReleaseChannel(channel.Name))])
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

    private static Transition Recovered(SessionState state)
    {
        if (!state.Recovering) return state;
        Transition recovered = state with { Recovering = false };
        return recovered.Then(new SessionAction.StopTimer(TimerKind.Recovery), new SessionAction.ReportRecovered());
    }
}
