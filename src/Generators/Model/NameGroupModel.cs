namespace TypedStreaming.Generators.Model;

/// <summary>
/// A group of member names that have the same length, and the same byte at one position. This byte distinguishes them from all other names of
/// that length.
/// </summary>
internal sealed record NameGroupModel(byte Value, EquatableArray<NameModel> Names);
