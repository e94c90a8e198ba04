namespace TypedStreaming.RabbitMq;

/// <summary>
/// The arguments of the queues. If a queue already exists with different arguments, the server refuses the declaration, so these arguments must
/// not change.
/// </summary>
internal static class QueueArguments
{
    private const int StatesKept = 8;

    /// <summary>The arguments of the queue of a partition. Only one consumer of the queue receives messages at a time.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> OfPartition => [new("x-single-active-consumer", true)];

    /// <summary>The arguments of the queue that stores the states of a partition. If the queue is full, the oldest state is dropped.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> OfStates => [new("x-max-length", StatesKept), new("x-overflow", "drop-head")];

    /// <summary>Returns the arguments of a dead-letter queue. If the queue is full, a new dead letter is refused.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> OfDeadLetters(DeadLetterLimits limits) =>
        [new("x-max-length", limits.Count), new("x-overflow", "reject-publish"), new("x-message-ttl", (long)limits.Age.TotalMilliseconds)];

    /// <summary>Returns all arguments of a queue: the arguments that all queues have, and the additional arguments of this queue.</summary>
    public static Dictionary<string, object?> Of(ServerVersion version, IEnumerable<KeyValuePair<string, object?>> additional) =>
        new([new("x-queue-type", "quorum"), .. version.UnlimitedDeliveries, .. additional], StringComparer.Ordinal);
}
