using TypedStreaming.Bayeux;
using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>The numbers that the machine decides by.</summary>
internal sealed record SessionSettings
{
    public static SessionSettings Default { get; } = new();

    /// <summary>Whether the org is asked for its newest version before each handshake.</summary>
    public bool AsksVersion { get; init; } = true;

    /// <summary>Whether a lost session is recovered. If not, its loss ends the run.</summary>
    public bool Reconnects { get; init; } = true;

    /// <summary>Whether the server says how long it holds a connect.</summary>
    public bool UsesTimeoutAdvice { get; init; } = true;

    public TimeSpan RecoveryTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a connect is held where the server has not said (110 s at Salesforce, 30 s at stock CometD).</summary>
    public TimeSpan DefaultHold { get; init; } = TimeSpan.FromSeconds(110);

    /// <summary>How long the server may hold a connect. An advice of no time, or less, says nothing about a held one.</summary>
    public TimeSpan HoldOf(Advice advice) =>
        UsesTimeoutAdvice && advice.Timeout is { } timeout && timeout > TimeSpan.Zero ? timeout : DefaultHold;

    /// <summary>After losses and refusals that need no special care.</summary>
    public Backoff Recovery { get; init; } = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));

    /// <summary>After <c>503::Server is too busy</c>: the guide asks for "a few minutes".</summary>
    public Backoff Busy { get; init; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(5));

    /// <summary>While a limit of the org is used up.</summary>
    public Backoff Limit { get; init; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));

    /// <summary>
    /// After an endpoint refused a token that the login host has just issued, in a client that has lived: from 5 seconds to 5
    /// minutes.
    /// </summary>
    public Backoff FreshTokenRefused { get; init; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));

    /// <summary>Between polls that come back at once with nothing.</summary>
    public EmptyPollPace EmptyPolls { get; init; } = new();

    /// <summary>Handshakes cost an org's resources, and storms of them its quota.</summary>
    public Budget Handshakes { get; init; } = Budget.PerHour(120);

    /// <summary>Failed logins lock a user out.</summary>
    public Budget Logins { get; init; } = Budget.PerHour(30);

    /// <summary>The longest wait between polls that a server can ask for: beyond it the session would expire.</summary>
    public TimeSpan LongestPollWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait before a handshake that a server can ask for.</summary>
    public TimeSpan LongestHandshakeWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a callback of the program may take that decides where a consumer goes on.</summary>
    public TimeSpan CallbackTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the first connect of a session waits for consumers that are about to join: well inside the server's 40 seconds.</summary>
    public TimeSpan LongestJoin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The numbers that routing decides by.</summary>
    public RoutingLimits Routing { get; init; } = new();

    /// <summary>How long the disconnect of a session may take, at the end and beside the next handshake.</summary>
    public TimeSpan DisconnectDeadline { get; init; } = TimeSpan.FromSeconds(5);
}
