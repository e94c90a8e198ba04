namespace TypedStreaming.Generators.Model;

/// <summary>The kinds of collection objects that generated code can create.</summary>
internal enum CollectionForm
{
    Array,
    List,
    Set,
    ImmutableArray,
    Dictionary,
}
