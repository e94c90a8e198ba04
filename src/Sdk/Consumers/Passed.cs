namespace TypedStreaming.Consumers;

/// <summary>The greatest id of those that the program is done with, without a break from the first arrival on.</summary>
/// <param name="Id">The id, or <see cref="Slot{T}.NoId"/>.</param>
/// <param name="At">When its event was made or received, in UTC ticks.</param>
/// <param name="RawCreatedDate">Its creation date as the server wrote it, where the store wants it.</param>
internal readonly record struct Passed(long Id, long At, string? RawCreatedDate);
