using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Tests.Subscriptions;

/// <summary>Makes tables whose counts nobody looks at.</summary>
internal static class Tables
{
    private static readonly ClientMetrics Metrics = new();

    public static SubscriptionTable Make(IChannelRequests wire, ILogger? logger = null) => new(wire, logger ?? NullLogger.Instance, Metrics);
}
