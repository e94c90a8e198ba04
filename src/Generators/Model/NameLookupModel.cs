namespace TypedStreaming.Generators.Model;

/// <summary>
/// The steps that find the number of a UTF-8 name: first by its length, then (if necessary) by one byte, and then by comparison.
/// </summary>
internal sealed record NameLookupModel(EquatableArray<NameLengthModel> Lengths);
