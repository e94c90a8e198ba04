namespace TypedStreaming.Generators.Model;

/// <summary>
/// Member names of equal length with the same byte at one position. This byte distinguishes them from the other names of that length.
/// </summary>
internal sealed record NameGroupModel(byte Value, EquatableArray<NameModel> Names);
