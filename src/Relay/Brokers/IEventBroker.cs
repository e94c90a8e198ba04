namespace TypedStreaming.Relay;

/// <summary>
/// A message broker for the relay and its workers. <c>InMemoryBroker</c> is an implementation for tests, and for applications that run in a single
/// process. Other packages contain the implementations for real brokers. To test an implementation, use <c>EventBrokerChecks</c> of the package
/// <c>TypedStreaming.BrokerKit</c>. All members are thread-safe.
/// </summary>
/// <remarks>
/// A stream is published to every group that reads it. In a group, each partition has a line of readers, and only the first reader of the line
/// receives messages. When it is closed or its connection ends, the next reader receives the messages that were not acknowledged, in their order, and
/// then those that follow.
/// </remarks>
public interface IEventBroker : IAsyncDisposable
{
    /// <summary>Opens a publisher. The stream is created in the broker if it does not exist.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The publisher.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached, refuses the login, or has this stream with another number of partitions.</exception>
    Task<IEventPublisher> OpenPublisherAsync(StreamTopology stream, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a reader of a partition. The readers of a partition form a waiting line, in which only the first reader receives messages; the new
    /// reader is added to the end of the line. The group and its partitions are created in the broker if they do not exist; a group receives the
    /// messages that are published after it was created.
    /// </summary>
    /// <param name="partition">The partition of a group.</param>
    /// <param name="prefetch">The largest number of messages that the reader may have received and not acknowledged: 1 or more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached, refuses the login, or has this stream with another number of partitions.</exception>
    Task<IPartitionReader> OpenReaderAsync(GroupPartition partition, int prefetch, CancellationToken cancellationToken);

    /// <summary>
    /// Counts the readers in the waiting line of a partition, including the first one, which receives the messages. Each worker of the group has
    /// one reader in this line, so the result is also the number of workers.
    /// </summary>
    /// <param name="partition">The partition of a group.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of readers; 0 also if the group does not exist, which is then not created.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached.</exception>
    Task<int> CountReadersAsync(GroupPartition partition, CancellationToken cancellationToken);

    /// <summary>
    /// Opens the store for the dead letters of a group. If the store does not exist, it is created in the broker. The group itself is not
    /// created.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="group">The worker group.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The dead letters.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses the login.</exception>
    Task<IDeadLetterStore> OpenDeadLettersAsync(StreamTopology stream, string group, CancellationToken cancellationToken);
}
