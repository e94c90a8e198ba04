using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// The names of exchanges and queues. The names of streams and groups have at most 60 letters, digits and hyphens, so these names are different from each
/// other and have far less than 255 bytes.
/// </summary>
internal static class Names
{
    /// <summary>The direct exchange of a stream.</summary>
    public static string Exchange(StreamTopology stream) => $"typedstreaming.{stream.Name}";

    /// <summary>The exchange whose name contains the number of partitions.</summary>
    public static string Partitions(StreamTopology stream) => PartitionsPrefix(stream) + stream.Partitions;

    /// <summary>The beginning of the name that contains the number of partitions.</summary>
    public static string PartitionsPrefix(StreamTopology stream) => $"{Exchange(stream)}.partitions.";

    /// <summary>The queue with the messages of a partition.</summary>
    public static string Queue(StreamTopology stream, string group, int partition) => $"{Exchange(stream)}.{group}.{partition}";

    /// <summary>The queue with the messages of a partition.</summary>
    public static string Queue(GroupPartition partition) => Queue(partition.Stream, partition.Group, partition.Number);

    /// <summary>The queue with the epochs of a partition.</summary>
    public static string Epochs(GroupPartition partition) => $"{Queue(partition)}.epoch";

    /// <summary>The queue without messages, of which each reader of a partition is a consumer.</summary>
    public static string Readers(GroupPartition partition) => $"{Queue(partition)}.readers";

    /// <summary>The queue with the dead letters of a group.</summary>
    public static string DeadLetters(StreamTopology stream, string group) => $"{Exchange(stream)}.{group}.dead-letters";
}
