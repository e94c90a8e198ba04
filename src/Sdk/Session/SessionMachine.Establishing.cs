using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>From the token to the accepted handshake.</summary>
internal sealed partial class SessionMachine
{
    /// <summary>Only a first login happens before anything was established; every later one replaces a refused token.</summary>
    private Transition Authenticate(SessionState state)
    {
        if (state.LoginsSpent >= settings.Logins.Burst) return Postpone(state with { NeedsToken = true }, settings.Logins);
        Transition asking = state with { Phase = SessionPhase.Authenticating, NeedsToken = false, TokenProven = false };
        return asking.Then(new SessionAction.AcquireToken(Renew: state.Established)).Then(s => Spend(s, TimerKind.LoginRefill));
    }

    private Transition BeginHandshake(SessionState state)
    {
        if (state.HandshakesSpent >= settings.Handshakes.Burst) return Postpone(state, settings.Handshakes);
        if (!settings.AsksVersion) return SendHandshake(state);
        Transition asking = state with { Phase = SessionPhase.AskingVersion };
        return asking.Then(new SessionAction.AskVersion());
    }

    private Transition SendHandshake(SessionState state)
    {
        Transition shaking = state with { Phase = SessionPhase.Handshaking };
        return shaking.Then(new SessionAction.SendHandshake()).Then(s => Spend(s, TimerKind.HandshakeRefill));
    }

    /// <summary>A login host that has served before and answers something strange now is in trouble: that passes.</summary>
    private Transition OnTokenFailed(SessionState state, StreamingException failure) =>
        state.Established && (failure.IsTransient || failure.Reason == Reason.LoginFailed)
            ? Wait(state with { NeedsToken = true }, failure, settings.Recovery)
            : End(state, failure);

    /// <summary>An org that answers, but not with its versions, is no reason to stay away: the version of the lost session will do.</summary>
    private Transition OnVersionFailed(SessionState state, SessionEvent.VersionFailed failed) =>
        !state.Established ? End(state, failed.Failure)
        : failed.Answered ? SendHandshake(state)
        : Wait(state, failed.Failure, settings.Recovery);

    private Transition OnHandshake(SessionState state, MetaReply reply)
    {
        if (reply is not { Successful: true, ClientId: { } clientId }) return OnHandshakeRefused(state, reply);
        if (!reply.OffersLongPolling) return End(state, SessionFailure.NoLongPolling());
        Transition live = state with
        {
            Phase = SessionPhase.Live,
            ClientId = clientId,
            Established = true,
            Polled = false,
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
        var failure = SessionFailure.OfHandshake(reply);
        state = state with { Advice = reply.Advice ?? state.Advice, RetryAfter = reply.RetryAfter };
        return !state.Established ? End(state, failure) : FailureCauses.Of(reply) switch
        {
            FailureCause.Final => End(state, failure),
            FailureCause.TokenRejected => RenewToken(state, failure),
            var cause => Wait(state, failure, BackoffFor(cause)),
        };
    }

    private Backoff BackoffFor(FailureCause cause) => cause switch
    {
        FailureCause.Busy => settings.Busy,
        FailureCause.Limit => settings.Limit,
        _ => settings.Recovery,
    };
}
