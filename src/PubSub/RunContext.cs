using Microsoft.Extensions.Logging;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Streams;
using TypedStreaming.Session;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;
using TypedStreaming.Watching;

namespace TypedStreaming.PubSub;

/// <summary>
/// The services that a client uses while it runs, such as options, logging and metrics. They remain available when the client stops.
/// </summary>
internal sealed class RunContext
{
    public required PubSubClientOptions Options { get; init; }

    /// <summary>The client's options in the form that the SDK's shared code uses.</summary>
    public required StreamingClientOptions Shared { get; init; }

    public required StreamSettings Settings { get; init; }

    /// <summary>The client's HTTP clients, of which only the one for the login host is used.</summary>
    public required HttpClients Http { get; init; }

    public required PubSubConnection Connection { get; init; }

    /// <summary>The address of the server, for messages.</summary>
    public required ServerAddress Address { get; init; }

    public required LoginLimit Logins { get; init; }

    public required StateFeed States { get; init; }

    public required ClientMetrics Metrics { get; init; }

    public required ILogger Logger { get; init; }

    public TimeProvider Time => Options.TimeProvider;

    /// <summary>Creates the object that controls the recovery of a stream or of a call.</summary>
    public StreamRecovery NewRecovery() => new(Options.RecoveryTimeout, Settings, Time, Options.JitterSeed ?? (uint)Random.Shared.Next(1, int.MaxValue));
}
