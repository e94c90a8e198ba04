namespace TypedStreaming.Generators.Model;

/// <summary>Member names of equal length that have the same byte at the position by which they are distinguished.</summary>
internal sealed record NameGroupModel(byte Value, EquatableArray<NameModel> Names);
