namespace TypedStreaming.Relay;

/// <summary>The state of a partition, which the workers of a group store in the broker for the next worker that reads the partition.</summary>
/// <param name="Epoch">The epoch of the relay that published the last messages, or 0 if no message had an epoch.</param>
/// <param name="Worker">A text that identifies the process of the worker that was the last to handle messages of the partition, or null if there was none.</param>
public sealed record PartitionState(long Epoch, string? Worker);
