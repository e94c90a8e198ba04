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

    public Task<PartitionState> ReadStateAsync(CancellationToken cancellationToken) => inner.ReadStateAsync(cancellationToken);

    public async Task StoreStateAsync(PartitionState state, CancellationToken cancellationToken)
    {
        var isNewEpoch = state.Epoch > (await inner.ReadStateAsync(cancellationToken)).Epoch;
        if (isNewEpoch && broker.OnStoreEpoch is { } store) await store(state.Epoch);
        await inner.StoreStateAsync(state, cancellationToken);
        if (isNewEpoch) broker.Journal.Add($"epoch {state.Epoch}");
    }

    public ValueTask DisposeAsync()
    {
        broker.Journal.Add($"reader closed {partition.Number}");
        return inner.DisposeAsync();
    }
}
