namespace TypedStreaming.Generators.Model;

/// <summary>
/// The data with which generated code finds the index of a member for its UTF-8 name: first by the length of the name, then if necessary by one byte,
/// and finally by the whole name.
/// </summary>
internal sealed record NameLookupModel(EquatableArray<NameLengthModel> Lengths);
