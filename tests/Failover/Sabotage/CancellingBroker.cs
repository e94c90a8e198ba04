using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Sabotage;

/// <summary>A broker whose readers leave a partition by cancelling their consumer, as most programs do.</summary>
internal sealed class CancellingBroker(IEventBroker inner, Uri address) : IEventBroker
{
    public Task<IEventPublisher> OpenPublisherAsync(StreamTopology stream, CancellationToken cancellationToken) => inner.OpenPublisherAsync(stream, cancellationToken);

    public async Task<IPartitionReader> OpenReaderAsync(GroupPartition partition, int prefetch, CancellationToken cancellationToken)
    {
        // The queue is declared by a real reader.
        var reader = await inner.OpenReaderAsync(partition, prefetch, cancellationToken);
        await reader.DisposeAsync();
        return await CancellingReader.OpenAsync(address, partition, prefetch, cancellationToken);
    }

    /// <summary>Returns the number of workers of the run: the broker counts only its own readers.</summary>
    public Task<int> CountReadersAsync(GroupPartition partition, CancellationToken cancellationToken) => Task.FromResult(FailoverTest.Workers);

    public Task<IDeadLetterStore> OpenDeadLettersAsync(StreamTopology stream, string group, CancellationToken cancellationToken) =>
        inner.OpenDeadLettersAsync(stream, group, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
