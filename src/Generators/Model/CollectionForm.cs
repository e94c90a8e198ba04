namespace TypedStreaming.Generators.Model;

/// <summary>The type of the object that is made for a collection.</summary>
internal enum CollectionForm
{
    Array,
    List,
    Set,
    ImmutableArray,
    Dictionary,
}
