using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TypedStreaming.Relay.InMemory;

/// <summary>Reads a partition of the in-memory broker. The reader is in the waiting line of the partition's readers.</summary>
internal sealed class InMemoryReader(InMemoryQueue queue, int prefetch) : IPartitionReader
{
    private readonly Channel<ReceivedMessage> _delivered = Channel.CreateUnbounded<ReceivedMessage>();

    public int Prefetch => prefetch;

    /// <summary>
    /// The messages that are delivered but not acknowledged, in the order of the partition. Access is protected by the queue's lock.
    /// </summary>
    public SortedDictionary<ulong, ReceivedMessage> Unacknowledged { get; } = [];

    public void Deliver(ReceivedMessage message) => _delivered.Writer.TryWrite(message);

    public async IAsyncEnumerable<ReceivedMessage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in _delivered.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!queue.IsOpen(this)) break;
            yield return message;
        }

        throw Closed();
    }

    public ValueTask AcknowledgeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return queue.TryAcknowledge(this, message.Tag) ? ValueTask.CompletedTask : throw Closed();
    }

    public Task<PartitionState> ReadStateAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<PartitionState>(cancellationToken) : Task.FromResult(queue.State);

    public Task StoreStateAsync(PartitionState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        cancellationToken.ThrowIfCancellationRequested();
        queue.Store(state);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        queue.Close(this);
        _delivered.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private static BrokerException Closed() => new(BrokerError.Unavailable, "The reader is closed. Messages that were not acknowledged will be delivered again.");
}
