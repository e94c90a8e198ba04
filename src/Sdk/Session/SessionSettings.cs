using TypedStreaming.Bayeux;
using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>The settings of the session's state machine.</summary>
internal sealed record SessionSettings
{
    public static SessionSettings Default { get; } = new();

    /// <summary>True if the client asks the org for its newest API version before each handshake.</summary>
    public bool AsksVersion { get; init; } = true;

    /// <summary>
    /// True if a lost session is recovered. If false, the client stops when a session is lost, and the streams end with an exception.
    /// </summary>
    public bool Reconnects { get; init; } = true;

    /// <summary>True if the server's advice determines how long a connect request can wait.</summary>
    public bool UsesTimeoutAdvice { get; init; } = true;

    public TimeSpan RecoveryTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Returns the time that a connect request can wait at the server. Advice with a time of zero or less is ignored.</summary>
    public TimeSpan HoldOf(Advice advice) =>
        UsesTimeoutAdvice && advice.Timeout is { } timeout && timeout > TimeSpan.Zero ? timeout : SessionTimeLimits.DefaultHold;

    /// <summary>The delays between retries after losses and refusals for which no other delays are set.</summary>
    public BackoffDelays Recovery { get; init; } = BackoffDelays.AfterLoss;

    /// <summary>
    /// The delays between retries after the error <c>503::Server is too busy</c>. Salesforce's guide tells clients to wait "a few minutes".
    /// </summary>
    public BackoffDelays Busy { get; init; } = BackoffDelays.WhileBusy;

    /// <summary>The delays between retries while an org limit is exhausted.</summary>
    public BackoffDelays Limit { get; init; } = BackoffDelays.AtLimit;

    /// <summary>
    /// The delays between logins if the client was connected before, but the server now refuses tokens that the login host has just issued.
    /// </summary>
    public BackoffDelays FreshTokenRefused { get; init; } = BackoffDelays.AfterRefusedFreshToken;

    /// <summary>The delays between connect requests that the server answers immediately without events.</summary>
    public EmptyPollDelays EmptyPolls { get; init; } = new();

    /// <summary>The rate limit for handshakes. Too many handshakes would use up the org's quota.</summary>
    public RateLimit Handshakes { get; init; } = RateLimit.PerHour(120);

    /// <summary>The rate limit for logins. Repeated failed logins can lock a user out.</summary>
    public RateLimit Logins { get; init; } = RateLimit.PerHour(30);

    /// <summary>The limits for slow consumers.</summary>
    public SlowConsumerLimits Routing { get; init; } = new();
}
