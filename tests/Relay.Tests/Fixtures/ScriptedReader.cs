using System.Runtime.CompilerServices;
using TypedStreaming.Relay.Messages;

namespace TypedStreaming.Relay.Tests.Fixtures;

internal sealed class ScriptedReader(ScriptedBroker broker, GroupPartition partition, IPartitionReader inner) : IPartitionReader
{
    public GroupPartition Partition => partition;

    /// <summary>Ends the connection: the next reader of the line gets the messages, and this reader learns of it.</summary>
    public ValueTask BreakAsync() => inner.DisposeAsync();

    public async IAsyncEnumerable<ReceivedMessage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in inner.ReadAsync(cancellationToken)) yield return message;
    }

    public async ValueTask AcknowledgeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        if (ProbeMessage.Is(message.Message))
        {
            await inner.AcknowledgeAsync(message, cancellationToken);
            return;
        }

        if (broker.OnAcknowledge is { } acknowledge) await acknowledge(message);
        await inner.AcknowledgeAsync(message, cancellationToken);
        broker.Journal.Add($"acknowledged {message.Message.Partition}");
    }

    public Task<long> ReadEpochAsync(CancellationToken cancellationToken) => inner.ReadEpochAsync(cancellationToken);

    public async Task StoreEpochAsync(long epoch, CancellationToken cancellationToken)
    {
        if (broker.OnStoreEpoch is { } store) await store(epoch);
        await inner.StoreEpochAsync(epoch, cancellationToken);
        broker.Journal.Add($"epoch {epoch}");
    }

    public ValueTask DisposeAsync()
    {
        broker.Journal.Add($"reader closed {partition.Number}");
        return inner.DisposeAsync();
    }
}
