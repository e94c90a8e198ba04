namespace TypedStreaming.Generators.Model;

/// <summary>The type that is built for a collection.</summary>
internal enum CollectionForm
{
    Array,
    List,
    Set,
    ImmutableArray,
    Dictionary,
}
