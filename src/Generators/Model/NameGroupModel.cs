namespace TypedStreaming.Generators.Model;

/// <summary>Names that have the same distinguishing byte.</summary>
internal sealed record NameGroupModel(byte Value, EquatableArray<NameModel> Names);
