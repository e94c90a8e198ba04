namespace TypedStreaming.Consumers.Acknowledgement;

/// <summary>The greatest id of the arrivals that are acknowledged without a break from the first one on.</summary>
/// <param name="Id">The id, or <see cref="Slot{T}.NoId"/>.</param>
/// <param name="At">The time at which its event was made or received, in UTC ticks.</param>
/// <param name="RawCreatedDate">Its creation date as the server wrote it, where the store wants it.</param>
internal readonly record struct Passed(long Id, long At, string? RawCreatedDate);
