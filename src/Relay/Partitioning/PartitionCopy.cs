namespace TypedStreaming.Relay.Partitioning;

/// <summary>
/// The copy of an event for one partition. An event that concerns records in several partitions is published once to each of these partitions.
/// </summary>
/// <param name="Partition">The number of the partition.</param>
/// <param name="Key">The text from which the partition was computed, or null if the event goes to all partitions.</param>
/// <param name="RecordIds">The ids of the records in this partition; empty if the event has none, or goes to all partitions.</param>
internal sealed record PartitionCopy(int Partition, string? Key, IReadOnlyList<string> RecordIds);
