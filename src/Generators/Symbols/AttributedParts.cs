using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Symbols;

/// <summary>Distinguishes the parts of a type that have the same attribute.</summary>
internal static class AttributedParts
{
    /// <summary>
    /// Returns false for every part but the first. The compiler reports an error if two parts of a type have the attribute; emitting the type
    /// twice would stop the whole generator.
    /// </summary>
    public static bool IsFirst(GeneratorAttributeSyntaxContext target) =>
        target.TargetSymbol.GetAttributes().First(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, target.Attributes[0].AttributeClass))
            .ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == target.TargetNode.SyntaxTree
        && target.TargetNode.Span.Contains(reference.Span);
}
