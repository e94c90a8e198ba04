using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Relay.Partitioning;

/// <summary>Determines the partitions for an event, so that all events of a record are in one partition.</summary>
/// <param name="partitions">The number of partitions of the stream.</param>
/// <param name="keyOf">Returns the program's key of an event that is not a change event; null, or a callback that returns null, means the usual key.</param>
internal sealed class EventPartitioner(int partitions, Func<EventMessage, string?>? keyOf = null)
{
    /// <summary>
    /// Returns one copy of an event for each partition that contains at least one of the event's records. A change event without known records (such
    /// as an overflow event) is copied to all partitions. An event of another kind has one copy, for the partition of its key.
    /// </summary>
    public IReadOnlyList<PartitionCopy> CopiesOf(EventMessage message) => message.Kind == EventKind.ChangeEvent
        ? OfRecords(message.Metadata.Change?.RecordIds ?? [])
        : [Of(keyOf?.Invoke(message) ?? RecordKey.Of(message) ?? message.Channel)];

    /// <summary>Returns a copy of the event, addressed to the partition that the key belongs to.</summary>
    public PartitionCopy Of(string key) => new(PartitionHash.PartitionOf(key, partitions), key, []);

    /// <summary>Returns a copy of an event for each partition, for messages that concern all records.</summary>
    public IReadOnlyList<PartitionCopy> ToAll() => [.. Enumerable.Range(0, partitions).Select(static number => new PartitionCopy(number, null, []))];

    private IReadOnlyList<PartitionCopy> OfRecords(IReadOnlyList<string> ids)
    {
        if (EventPartition.ConcernsAll(ids)) return ToAll();
        if (ids.Count == 1) return [Of(EventPartition.KeyOf(ids[0])) with { RecordIds = ids }];
        return [.. ids
            .GroupBy(id => PartitionHash.PartitionOf(EventPartition.KeyOf(id), partitions))
            .OrderBy(static group => group.Key)
            .Select(static group => new PartitionCopy(group.Key, EventPartition.KeyOf(group.First()), [.. group]))];
    }
}
