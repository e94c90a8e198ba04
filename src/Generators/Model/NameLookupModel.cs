namespace TypedStreaming.Generators.Model;

/// <summary>
/// The steps that find the number of a UTF-8 name. The name is found by its length, if necessary by one byte, and at last by comparison.
/// </summary>
internal sealed record NameLookupModel(EquatableArray<NameLengthModel> Lengths);
