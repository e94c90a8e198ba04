using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Values;

/// <summary>The kind of collection object that is made for a collection type, and the type of the elements.</summary>
/// <param name="Form">The type of the object that is made for the collection.</param>
/// <param name="Item">The type of the collection's elements, or of a dictionary's values.</param>
internal sealed record CollectionShape(CollectionForm Form, ITypeSymbol Item);
