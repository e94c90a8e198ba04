using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Sabotage;

/// <summary>A broker with other publishers.</summary>
internal sealed class PublishingBroker(IEventBroker inner, Func<IEventPublisher, IEventPublisher> wrap) : IEventBroker
{
    public async Task<IEventPublisher> OpenPublisherAsync(StreamTopology stream, CancellationToken cancellationToken) =>
        wrap(await inner.OpenPublisherAsync(stream, cancellationToken));

    public Task<IPartitionReader> OpenReaderAsync(GroupPartition partition, int prefetch, CancellationToken cancellationToken) =>
        inner.OpenReaderAsync(partition, prefetch, cancellationToken);

    public Task<int> CountReadersAsync(GroupPartition partition, CancellationToken cancellationToken) => inner.CountReadersAsync(partition, cancellationToken);

    public Task<IDeadLetterStore> OpenDeadLettersAsync(StreamTopology stream, string group, CancellationToken cancellationToken) =>
        inner.OpenDeadLettersAsync(stream, group, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
