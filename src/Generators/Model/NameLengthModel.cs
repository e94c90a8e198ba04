namespace TypedStreaming.Generators.Model;

/// <summary>The names of one length in UTF-8.</summary>
/// <param name="Length">The length in bytes.</param>
/// <param name="Position">The byte that distinguishes the names, or null if they are few enough to compare in turn.</param>
/// <param name="Groups">The names by that byte; one group if there is none.</param>
internal sealed record NameLengthModel(int Length, int? Position, EquatableArray<NameGroupModel> Groups);
