using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;

namespace TypedStreaming.Failover;

/// <summary>The names that all processes use.</summary>
internal static class Streams
{
    public const string Name = "accounts";
    public const string Group = "billing";
    public const int Partitions = 16;

    /// <summary>Connects to the broker, which must not end the connection of a reader that is stopped for as long as a lease lasts.</summary>
    public static RabbitMqBroker Connect(Uri broker) => new(new RabbitMqOptions { Uri = broker, Heartbeat = TimeSpan.FromSeconds(60) });

    public static StreamTopology Topology { get; } = new(Name, Partitions);
}
