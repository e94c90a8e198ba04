using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// The names of exchanges and queues. The names of streams and groups consist of at most 60 letters, digits and hyphens, so the names of their
/// exchanges and queues are unique and far shorter than 255 bytes.
/// </summary>
internal static class Names
{
    /// <summary>Returns the name of the exchange to which the messages of a stream are published. It is a direct exchange.</summary>
    public static string Exchange(StreamTopology stream) => $"typedstreaming.{stream.Name}";

    /// <summary>
    /// Returns the name of the exchange that all streams with the same number of partitions share. The name contains that number. It differs from
    /// the name of every stream's exchange, because the names of streams begin with a letter. The name is short, because the server's error
    /// messages contain it, and the server truncates long messages.
    /// </summary>
    public static string Partitions(StreamTopology stream) => $"typedstreaming.{stream.Partitions}";

    /// <summary>Returns the name of the queue that contains the messages of a partition.</summary>
    public static string Queue(StreamTopology stream, string group, int partition) => $"{Exchange(stream)}.{group}.{partition}";

    /// <summary>Returns the name of the queue that contains the messages of a partition.</summary>
    public static string Queue(GroupPartition partition) => Queue(partition.Stream, partition.Group, partition.Number);

    /// <summary>Returns the name of the queue that contains the stored state of a partition.</summary>
    public static string State(GroupPartition partition) => $"{Queue(partition)}.state";

    /// <summary>
    /// Returns the name of a queue that contains no messages. Each reader of a partition is a consumer of this queue, so that the readers can be
    /// counted.
    /// </summary>
    public static string Readers(GroupPartition partition) => $"{Queue(partition)}.readers";

    /// <summary>Returns the name of the queue that contains the dead letters of a worker group.</summary>
    public static string DeadLetters(StreamTopology stream, string group) => $"{Exchange(stream)}.{group}.dead-letters";
}
