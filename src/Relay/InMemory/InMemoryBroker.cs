using TypedStreaming.Relay.InMemory;

namespace TypedStreaming.Relay;

/// <summary>
/// A message broker in the memory of this process, for tests and samples. Like a real broker, it has partitions, worker groups, waiting readers
/// and redelivery. It stores nothing on disk, so everything is lost when the process ends.
/// </summary>
public sealed class InMemoryBroker : IEventBroker
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InMemoryStream> _streams = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IEventPublisher> OpenPublisherAsync(StreamTopology stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IEventPublisher>(new InMemoryPublisher(StreamOf(stream)));
    }

    /// <inheritdoc/>
    public Task<IPartitionReader> OpenReaderAsync(GroupPartition partition, int prefetch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentOutOfRangeException.ThrowIfLessThan(prefetch, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IPartitionReader>(QueueOf(partition).Open(prefetch));
    }

    /// <inheritdoc/>
    public Task<int> CountReadersAsync(GroupPartition partition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(StreamOf(partition.Stream).FindGroup(partition.Group)?.Partitions[partition.Number].Readers ?? 0);
    }

    /// <inheritdoc/>
    public Task<IDeadLetterStore> OpenDeadLettersAsync(StreamTopology stream, string group, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IDeadLetterStore>(StreamOf(stream).DeadLettersOf(StreamTopology.Checked(group, nameof(group))));
    }

    /// <summary>Does nothing, because an in-memory broker does not have a connection to close.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private InMemoryQueue QueueOf(GroupPartition partition) => StreamOf(partition.Stream).GroupOf(partition.Group).Partitions[partition.Number];

    /// <exception cref="BrokerException">The stream has another number of partitions.</exception>
    private InMemoryStream StreamOf(StreamTopology stream)
    {
        lock (_gate)
        {
            if (!_streams.TryGetValue(stream.Name, out var known)) _streams.Add(stream.Name, known = new InMemoryStream(stream));
            if (known.Topology.Partitions == stream.Partitions) return known;
            throw new BrokerException(
                BrokerError.Topology, $"The stream '{stream.Name}' has {known.Topology.Partitions} partitions, but {stream.Partitions} were requested: use the same number everywhere.");
        }
    }
}
