using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Values;

/// <summary>The form and the elements of a collection type.</summary>
/// <param name="Form">The type that is built for it.</param>
/// <param name="Item">The type of its elements, or of a dictionary's values.</param>
internal sealed record CollectionShape(CollectionForm Form, ITypeSymbol Item);
