using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;

namespace TypedStreaming.Failover;

/// <summary>The names that all processes use.</summary>
internal static class Streams
{
    public const string Name = "accounts";
    public const string Group = "billing";
    public const int Partitions = 16;

    public static RabbitMqBroker Connect(Uri broker) => new(new RabbitMqOptions { Uri = broker });

    public static StreamTopology Topology { get; } = new(Name, Partitions);
}
