using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Members;

/// <summary>The type of a compound member, while it is parsed and after.</summary>
internal sealed class NestedType(INamedTypeSymbol symbol)
{
    public INamedTypeSymbol Symbol { get; } = symbol;

    /// <summary>Its members. Empty while they are being parsed, as a type may contain itself.</summary>
    public List<MemberBinding> Bindings { get; set; } = [];

    /// <summary>The reason for which it cannot be read, or null.</summary>
    public string? Problem { get; set; }
}
