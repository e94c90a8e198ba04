using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>The part of the session's state machine that establishes a session, from the access token to the accepted handshake.</summary>
internal sealed partial class SessionMachine
{
    /// <summary>
    /// Requests an access token. The first login happens before any session has been established. Every later login replaces a refused token.
    /// </summary>
    private Transition Authenticate(SessionState state)
    {
        if (state.LoginsSpent >= settings.Logins.Burst) return Postpone(state with { NeedsToken = true }, settings.Logins);
        Transition asking = state with { Phase = SessionPhase.Authenticating, NeedsToken = false, TokenProven = false };
        return asking.Then(new SessionAction.AcquireToken(Renew: state.Established)).Then(s => Spend(s, TimerKind.LoginRefill));
    }

    private Transition BeginHandshake(SessionState state)
    {
        if (state.HandshakesSpent >= settings.Handshakes.Burst) return Postpone(state, settings.Handshakes);
        if (!settings.AsksVersion || state.SkipsVersion) return SendHandshake(state);
        Transition asking = state with { Phase = SessionPhase.AskingVersion };
        return asking.Then(new SessionAction.AskVersion());
    }

    private Transition SendHandshake(SessionState state)
    {
        Transition shaking = state with { Phase = SessionPhase.Handshaking };
        return shaking.Then(new SessionAction.SendHandshake()).Then(s => Spend(s, TimerKind.HandshakeRefill));
    }

    /// <summary>
    /// Handles a failed login. If an earlier login succeeded and the login host now returns an unexpected response, the failure is transient.
    /// </summary>
    private Transition OnTokenFailed(SessionState state, StreamingException failure) =>
        state.Established && (failure.IsTransient || failure.Error == StreamingError.LoginFailed)
            ? Wait(state with { NeedsToken = true, RetryAfter = failure.RetryAfter }, failure, BackoffFor(failure.Error))
            : End(state, failure);

    /// <summary>
    /// Handles a failed request for the list of API versions. The next handshake uses the version of the lost session. If the org answered without a
    /// list, the handshake follows immediately, unless the org asks the client to wait. If the org did not answer, the handshake follows after a
    /// pause.
    /// </summary>
    private Transition OnVersionFailed(SessionState state, SessionEvent.VersionFailed failed)
    {
        if (!state.Established) return End(state, failed.Failure);
        var asked = failed.Failure.RetryAfter;
        state = state with { SkipsVersion = true, RetryAfter = asked };
        return failed.Answered && !(asked > TimeSpan.Zero) ? SendHandshake(state) : Wait(state, failed.Failure, settings.Recovery);
    }

    private Transition OnHandshake(SessionState state, MetaReply reply)
    {
        if (reply is not { Successful: true, ClientId: { } clientId }) return OnHandshakeRefused(state, reply);
        if (!reply.OffersLongPolling) return End(state, SessionExceptions.NoLongPolling());
        Transition live = state with
        {
            Phase = SessionPhase.Live,
            ClientId = clientId,
            Established = true,
            Polled = false,
            SkipsVersion = false,
            Replays = reply.SupportsReplay,
            EmptyReplies = 0,
            EmptyFor = TimeSpan.Zero,
            Advice = reply.Advice ?? Advice.None,
            RetryAfter = null,
        };
        return live.Then(new SessionAction.ReportEstablished(reply.SupportsReplay)).Then(Advance);
    }

    private Transition OnHandshakeRefused(SessionState state, MetaReply reply)
    {
        var failure = SessionExceptions.OfHandshake(reply);
        state = Advised(state, reply);
        return !state.Established ? End(state, failure) : BayeuxErrorClassifier.Of(reply) switch
        {
            FailureCause.Final => End(state, failure),
            FailureCause.TokenRejected => RenewToken(state, failure),
            var cause => Wait(state, failure, BackoffFor(cause)),
        };
    }

    private BackoffDelays BackoffFor(StreamingError error) => error switch
    {
        StreamingError.ServerBusy => settings.Busy,
        StreamingError.LimitExceeded => settings.Limit,
        _ => settings.Recovery,
    };

    private BackoffDelays BackoffFor(FailureCause cause) => cause switch
    {
        FailureCause.Busy => settings.Busy,
        FailureCause.Limit => settings.Limit,
        _ => settings.Recovery,
    };
}
