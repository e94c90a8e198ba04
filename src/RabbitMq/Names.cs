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

    /// <summary>
    /// The exchange whose name is the number of partitions, for all streams with this number. It is no stream, whose name begins with a letter. A longer name would
    /// not fit into the text by which the server reports a difference.
    /// </summary>
    public static string Partitions(StreamTopology stream) => $"typedstreaming.{stream.Partitions}";

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
