namespace TypedStreaming.Consumers.Acknowledgement;

/// <summary>
/// The position up to which an application has acknowledged its events: the greatest replay id among the events that arrived before the first
/// unacknowledged event.
/// </summary>
/// <param name="Id">The id, or <see cref="QueueEntry{T}.NoId"/>.</param>
/// <param name="At">The time at which the event with this id was created or received, in UTC ticks.</param>
/// <param name="RawCreatedDate">The creation date of that event as the server wrote it, if the store needs it.</param>
/// <param name="OpaqueId">The id as bytes, over a transport with opaque ids; then <paramref name="Id"/> is only the order of arrival.</param>
internal readonly record struct AcknowledgedPosition(long Id, long At, string? RawCreatedDate, OpaqueReplayId? OpaqueId);
