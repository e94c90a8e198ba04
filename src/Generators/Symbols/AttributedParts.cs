using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Symbols;

/// <summary>Chooses one of the partial declarations of a type, if several of them have the same attribute.</summary>
internal static class AttributedParts
{
    /// <summary>
    /// Returns true only for the first partial declaration that has the attribute. The compiler reports an error for the second one. If code were
    /// generated for both declarations, the generator would fail, and all generated code would be missing.
    /// </summary>
    public static bool IsFirst(GeneratorAttributeSyntaxContext target) =>
        target.TargetSymbol.GetAttributes().First(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, target.Attributes[0].AttributeClass))
            .ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == target.TargetNode.SyntaxTree
        && target.TargetNode.Span.Contains(reference.Span);
}
