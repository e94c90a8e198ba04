using System.Runtime.CompilerServices;

namespace TypedStreaming.Relay.Tests.BrokerKit;

internal sealed class FlawedReader(FlawedData data, BrokerFlaw flaw, GroupPartition partition, IPartitionReader inner) : IPartitionReader
{
    private readonly SortedDictionary<ulong, ReceivedMessage> _unacknowledged = [];
    private readonly HashSet<ReceivedMessage> _foreign = new(ReferenceEqualityComparer.Instance);

    public GroupPartition Partition => partition;

    public bool IsClosed { get; private set; }

    public async IAsyncEnumerable<ReceivedMessage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (flaw == BrokerFlaw.GivesEarlierMessages)
        {
            foreach (var earlier in data.Published) yield return Foreign(new ReceivedMessage(earlier, IsRedelivered: false, 0));
        }

        var messages = inner.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MovesAsync(messages))
        {
            if (data.HandedOver.TryRemove(partition.ToString(), out var before))
            {
                foreach (var one in before) yield return Foreign(one with { IsRedelivered = true });
            }

            _unacknowledged.Add(messages.Current.Tag, messages.Current);
            yield return flaw == BrokerFlaw.ForgetsRedelivery ? messages.Current with { IsRedelivered = false } : messages.Current;
        }
    }

    public async ValueTask AcknowledgeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        if (flaw == BrokerFlaw.IgnoresAcknowledgements || _foreign.Contains(message)) return;
        try
        {
            await inner.AcknowledgeAsync(message, cancellationToken);
            lock (_unacknowledged) _unacknowledged.Remove(message.Tag);
            if (flaw == BrokerFlaw.AcknowledgesEarlierOnes) await AcknowledgeAllAsync(message.Tag);
        }
        catch (BrokerException) when (flaw == BrokerFlaw.AcknowledgesAfterClosing)
        {
            // The acknowledgement has no effect, and nobody is told.
        }
    }

    public async Task<PartitionState> ReadStateAsync(CancellationToken cancellationToken)
    {
        var state = await inner.ReadStateAsync(cancellationToken);
        return flaw switch
        {
            BrokerFlaw.BeginsWithEpochOne => state with { Epoch = Math.Max(1, state.Epoch) },
            BrokerFlaw.KeepsEpochsIn32Bits => state with { Epoch = (uint)state.Epoch },
            BrokerFlaw.BeginsWithAWorker => state with { Worker = state.Worker ?? "" },
            BrokerFlaw.KeepsTheFirstWorker or BrokerFlaw.LastEpochWins or BrokerFlaw.SharesStatesOfPartitions or BrokerFlaw.SharesStatesOfGroups => data.States.GetValueOrDefault(StateKey, state),
            _ => state,
        };
    }

    public Task StoreStateAsync(PartitionState state, CancellationToken cancellationToken)
    {
        data.States.AddOrUpdate(StateKey, state, (_, stored) => flaw == BrokerFlaw.KeepsTheFirstWorker ? state with { Worker = stored.Worker } : state);
        return inner.StoreStateAsync(state, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsClosed) return;
        IsClosed = true;
        if (flaw == BrokerFlaw.LosesAtHandOver) await AcknowledgeAllAsync(ulong.MaxValue);
        if (flaw == BrokerFlaw.ReversesAtHandOver && _unacknowledged.Count > 0)
        {
            data.HandedOver[partition.ToString()] = [.. _unacknowledged.Values.Reverse()];
            await AcknowledgeAllAsync(ulong.MaxValue);
        }

        if (flaw == BrokerFlaw.ClosesTheFirst && data.Readers.FirstOrDefault(reader => !reader.IsClosed) is { } first) await first.DisposeAsync();
        await inner.DisposeAsync();
    }

    private string StateKey => flaw switch
    {
        BrokerFlaw.SharesStatesOfPartitions => $"{partition.Stream.Name} {partition.Group}",
        BrokerFlaw.SharesStatesOfGroups => $"{partition.Stream.Name} {partition.Number}",
        _ => partition.ToString(),
    };

    private async ValueTask<bool> MovesAsync(IAsyncEnumerator<ReceivedMessage> messages)
    {
        try
        {
            return await messages.MoveNextAsync();
        }
        catch (BrokerException) when (flaw == BrokerFlaw.EndsQuietly)
        {
            return false;
        }
        catch (OperationCanceledException) when (flaw == BrokerFlaw.GivesBackAtCancellation)
        {
            await inner.DisposeAsync();
            throw;
        }
    }

    private async Task AcknowledgeAllAsync(ulong upTo)
    {
        foreach (var one in _unacknowledged.Values.Where(one => one.Tag <= upTo).ToList())
        {
            await inner.AcknowledgeAsync(one, CancellationToken.None);
            _unacknowledged.Remove(one.Tag);
        }
    }

    private ReceivedMessage Foreign(ReceivedMessage received)
    {
        _foreign.Add(received);
        return received;
    }
}
