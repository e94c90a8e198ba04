using TypedStreaming.Hosting;
using TypedStreaming.Relay.Partitioning;

namespace TypedStreaming.Relay.Workers;

/// <summary>Makes the header of a change event for one partition.</summary>
internal static class NarrowedChange
{
    /// <summary>Returns a header that contains only the records of the partition. If the records are not known, it is the same header.</summary>
    public static ChangeEventHeader Of(ChangeEventHeader change, EventPartition partition)
    {
        if (EventPartitioner.ConcernsAll(change.RecordIds) || change.RecordIds.Count == 1) return change;
        return new ChangeEventHeader
        {
            EntityName = change.EntityName,
            ChangeTypeName = change.ChangeTypeName,
            RecordIds = [.. change.RecordIds.Where(partition.Contains)],
            ChangeOrigin = change.ChangeOrigin,
            TransactionKey = change.TransactionKey,
            SequenceNumber = change.SequenceNumber,
            CommitTimestamp = change.CommitTimestamp,
            CommitNumber = change.CommitNumber,
            CommitUser = change.CommitUser,
            ChangedFields = change.ChangedFields,
            NulledFields = change.NulledFields,
            DiffFields = change.DiffFields,
            IsTransactionEnd = change.IsTransactionEnd,
        };
    }
}
