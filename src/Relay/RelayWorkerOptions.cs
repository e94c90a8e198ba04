namespace TypedStreaming.Relay;

/// <summary>The options of a worker, which handles the events of a stream together with the other workers of its group.</summary>
public sealed class RelayWorkerOptions
{
    /// <summary>The name of the stream. Required.</summary>
    public string Stream { get; set; } = "";

    /// <summary>The number of partitions: 16 by default. It must be the same as in the options of the relay.</summary>
    public int Partitions { get; set; } = 16;

    /// <summary>
    /// The name of the group: 1 to 60 lower-case letters, digits and hyphens. Required. The workers of a group share the events; each group gets all
    /// events that are relayed after its first worker has started.
    /// </summary>
    public string Group { get; set; } = "";

    /// <summary>
    /// The id (15 or 18 characters) of the org whose events are accepted. Events of other orgs become dead letters. Null, the default, means that
    /// the events of every org are accepted.
    /// </summary>
    public string? Organization { get; set; }

    /// <summary>
    /// The maximum number of messages from a partition that the worker receives in advance, before it handles them: 100 by default, from 1 to
    /// 10,000. After a crash of the worker, these messages are delivered again.
    /// </summary>
    public int Prefetch { get; set; } = 100;

    /// <summary>
    /// The number of handled events that the worker remembers for each partition and channel, so that it recognizes duplicates: 10,000 by default,
    /// from 0 to 1,000,000. Each remembered event needs about 150 bytes of memory.
    /// </summary>
    public int RememberedEvents { get; set; } = 10_000;

    /// <summary>The maximum size of an accepted message, in bytes: 4 MiB by default. Larger messages become dead letters.</summary>
    public int MaxMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// The interval at which the worker checks whether it reads more partitions than its share: 10 seconds by default, from 1 second to an hour.
    /// If it reads too many, it hands one partition over to another worker.
    /// </summary>
    public TimeSpan BalanceInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Returns the name of the stream and its number of partitions.</summary>
    /// <returns>The stream.</returns>
    /// <exception cref="ArgumentException">The name or the number of partitions is not valid.</exception>
    public StreamTopology Topology() => new(Stream, Partitions);
}
