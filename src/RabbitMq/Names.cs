using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// The names of exchanges and queues. The names of streams and groups have at most 60 letters, digits and hyphens, so the names of their exchanges
/// and queues are unique and far shorter than 255 bytes.
/// </summary>
internal static class Names
{
    /// <summary>The name of the direct exchange of a stream.</summary>
    public static string Exchange(StreamTopology stream) => $"typedstreaming.{stream.Name}";

    /// <summary>
    /// The name of an exchange that all streams with the same number of partitions share. It contains that number. It cannot be the name of a
    /// stream's exchange, because a stream's name begins with a letter. It is short, so that it fits into the text in which the server reports a
    /// difference.
    /// </summary>
    public static string Partitions(StreamTopology stream) => $"typedstreaming.{stream.Partitions}";

    /// <summary>The name of the queue with the messages of a partition.</summary>
    public static string Queue(StreamTopology stream, string group, int partition) => $"{Exchange(stream)}.{group}.{partition}";

    /// <summary>The name of the queue with the messages of a partition.</summary>
    public static string Queue(GroupPartition partition) => Queue(partition.Stream, partition.Group, partition.Number);

    /// <summary>The name of the queue with the epochs of a partition.</summary>
    public static string State(GroupPartition partition) => $"{Queue(partition)}.state";

    /// <summary>The name of a queue without messages. Each reader of a partition is a consumer of it, so that readers can be counted.</summary>
    public static string Readers(GroupPartition partition) => $"{Queue(partition)}.readers";

    /// <summary>The name of the queue with the dead letters of a group.</summary>
    public static string DeadLetters(StreamTopology stream, string group) => $"{Exchange(stream)}.{group}.dead-letters";
}
