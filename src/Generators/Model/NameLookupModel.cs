namespace TypedStreaming.Generators.Model;

/// <summary>
/// The data that generated code uses to find the index of a member by its UTF-8 name. The code first compares the length of the name, then, if
/// necessary, one byte, and finally the whole name.
/// </summary>
internal sealed record NameLookupModel(EquatableArray<NameLengthModel> Lengths);
