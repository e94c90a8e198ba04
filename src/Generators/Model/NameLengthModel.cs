namespace TypedStreaming.Generators.Model;

/// <summary>The member names that have the same length in UTF-8.</summary>
/// <param name="Length">The length in bytes.</param>
/// <param name="Position">The position of the byte that distinguishes the names; null if there are so few names that they can be compared
/// one after the other.</param>
/// <param name="Groups">The names, grouped by that byte; one group if there is no such byte.</param>
internal sealed record NameLengthModel(int Length, int? Position, EquatableArray<NameGroupModel> Groups);
