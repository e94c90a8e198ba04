using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting;

/// <summary>
/// A partition of a stream of relayed events. All events of one record are in the same partition, and one worker at a time handles the events of
/// a partition.
/// </summary>
public sealed record EventPartition
{
    /// <summary>
    /// The number of characters of a record id that identify the record. The other characters are a checksum, which may be missing.
    /// </summary>
    private const int IdLength = 15;

    /// <summary>Creates the description of a partition, for use in tests of handlers.</summary>
    /// <param name="number">The number of the partition, from 0.</param>
    /// <param name="count">The number of partitions of the stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stream has no partition with this number.</exception>
    public EventPartition(int number, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, count);
        (Number, Count) = (number, count);
    }

    /// <summary>The number of the partition, counted from 0.</summary>
    public int Number { get; }

    /// <summary>The number of partitions that the stream has.</summary>
    public int Count { get; }

    /// <summary>
    /// Returns true if the events of a record are in this partition. A gap handler is called once for each partition, and needs to read only the
    /// records of that partition.
    /// </summary>
    /// <param name="recordId">The id of the record, in 15 or 18 characters.</param>
    /// <returns>True if the record belongs to this partition.</returns>
    public bool Contains(string recordId)
    {
        ArgumentNullException.ThrowIfNull(recordId);
        return PartitionHash.PartitionOf(KeyOf(recordId), Count) == Number;
    }

    /// <summary>Returns true if a change must be handled in all partitions, because the ids of the changed records are not known.</summary>
    internal static bool ConcernsAll(IReadOnlyList<string> recordIds) => recordIds.Count == 0 || recordIds.Any(static id => id.Contains('*', StringComparison.Ordinal));

    /// <summary>
    /// Returns a change event header that contains only the records of this partition. If the ids of the records are not known, the given header
    /// is returned.
    /// </summary>
    internal ChangeEventHeader Narrow(ChangeEventHeader change)
    {
        if (ConcernsAll(change.RecordIds) || change.RecordIds.Count == 1) return change;
        return new ChangeEventHeader
        {
            EntityName = change.EntityName,
            ChangeTypeName = change.ChangeTypeName,
            RecordIds = [.. change.RecordIds.Where(Contains)],
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

    /// <summary>Returns the part of a record id from which the partition is computed.</summary>
    internal static string KeyOf(string recordId) => recordId.Length > IdLength ? recordId[..IdLength] : recordId;
}
