namespace TypedStreaming.Generators.Model;

/// <summary>Names that share the telling byte.</summary>
internal sealed record NameGroupModel(byte Value, EquatableArray<NameModel> Names);
