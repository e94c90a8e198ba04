using Microsoft.Extensions.Logging;
using TypedStreaming.Bayeux;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;
using TypedStreaming.Watching;

namespace TypedStreaming.Session;

/// <summary>The services that a session uses, such as options, logging and metrics. They outlive the session.</summary>
internal sealed class SessionContext
{
    public required StreamingClientOptions Options { get; init; }

    public required SessionSettings Settings { get; init; }

    public required HttpClients Connections { get; init; }

    public required ExtensionChain Extensions { get; init; }

    public required LoginLimit Logins { get; init; }

    public required SpentRateLimits RateLimits { get; init; }

    public required StateFeed States { get; init; }

    public required ClientMetrics Metrics { get; init; }

    public ClientIdentity Identity => Metrics.Identity;

    public required ILogger Logger { get; init; }

    /// <summary>A semaphore that limits the token source to one call at a time.</summary>
    public SemaphoreSlim TokenRequests { get; } = new(1, 1);

    public TimeProvider Time => Options.TimeProvider;
}
