using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Bayeux;
using TypedStreaming.Session;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Session;

/// <summary>Makes what a session needs, without a client.</summary>
internal static class Contexts
{
    public static SessionContext Of(StreamingClientOptions options, HttpClients connections, ClientMetrics metrics, SessionSettings settings)
    {
        var logins = new LoginLimit(settings.Logins, options.TimeProvider, NullLogger.Instance);
        return new SessionContext
        {
            Options = options,
            Settings = settings,
            Connections = connections,
            Extensions = new ExtensionChain([], TimeSpan.FromSeconds(30), options.TimeProvider, NullLogger.Instance),
            Logins = logins,
            RateLimits = new SpentRateLimits(logins, options.TimeProvider),
            States = new StateFeed(options.TimeProvider),
            Metrics = metrics,
            Logger = NullLogger.Instance,
        };
    }
}
