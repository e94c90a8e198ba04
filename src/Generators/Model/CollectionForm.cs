namespace TypedStreaming.Generators.Model;

/// <summary>What a collection is built as.</summary>
internal enum CollectionForm
{
    Array,
    List,
    Set,
    ImmutableArray,
    Dictionary,
}
