namespace TypedStreaming.Generators.Model;

/// <summary>The way from a UTF-8 name to its number: by length, then perhaps by one byte, then by comparison.</summary>
internal sealed record NameLookupModel(EquatableArray<NameLengthModel> Lengths);
