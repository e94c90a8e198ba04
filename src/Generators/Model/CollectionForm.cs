namespace TypedStreaming.Generators.Model;

/// <summary>The kind of collection object that generated code creates.</summary>
internal enum CollectionForm
{
    Array,
    List,
    Set,
    ImmutableArray,
    Dictionary,
}
