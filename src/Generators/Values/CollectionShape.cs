using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Values;

/// <summary>The kind of object that generated code creates for a collection type, and the type of its elements.</summary>
/// <param name="Form">The kind of object that generated code creates for the collection.</param>
/// <param name="Item">The type of the collection's elements, or of a dictionary's values.</param>
internal sealed record CollectionShape(CollectionForm Form, ITypeSymbol Item);
