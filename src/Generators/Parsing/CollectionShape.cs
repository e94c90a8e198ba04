using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>What a collection type comes to.</summary>
/// <param name="Form">What it is built as.</param>
/// <param name="Item">The type of its elements, or of a dictionary's values.</param>
internal sealed record CollectionShape(CollectionForm Form, ITypeSymbol Item);
