using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>Counts the events that the broker has stored, without the probes of the relay.</summary>
internal sealed class CountingBroker(IEventBroker inner, int events) : IEventBroker
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>A task that completes when all events are stored.</summary>
    public Task All => _all.Task;

    public async Task<IEventPublisher> OpenPublisherAsync(StreamTopology stream, CancellationToken cancellationToken) =>
        new CountingPublisher(await inner.OpenPublisherAsync(stream, cancellationToken), Add);

    public Task<IPartitionReader> OpenReaderAsync(GroupPartition partition, int prefetch, CancellationToken cancellationToken) =>
        inner.OpenReaderAsync(partition, prefetch, cancellationToken);

    public Task<int> CountReadersAsync(GroupPartition partition, CancellationToken cancellationToken) => inner.CountReadersAsync(partition, cancellationToken);

    public Task<IDeadLetterStore> OpenDeadLettersAsync(StreamTopology stream, string group, CancellationToken cancellationToken) =>
        inner.OpenDeadLettersAsync(stream, group, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Add()
    {
        if (Interlocked.Increment(ref _count) == events) _all.SetResult();
    }
}
