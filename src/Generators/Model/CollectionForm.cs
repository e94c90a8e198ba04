namespace TypedStreaming.Generators.Model;

/// <summary>The kind of collection object that emitted code makes.</summary>
internal enum CollectionForm
{
    Array,
    List,
    Set,
    ImmutableArray,
    Dictionary,
}
