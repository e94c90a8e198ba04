using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Members;

/// <summary>The type of a compound member, such as an address, with its members as far as they are parsed.</summary>
internal sealed class NestedType(INamedTypeSymbol symbol)
{
    public INamedTypeSymbol Symbol { get; } = symbol;

    /// <summary>The members of the type. The list is empty while the members are being parsed, because a type may contain itself.</summary>
    public List<MemberBinding> Bindings { get; set; } = [];

    /// <summary>The reason that the type cannot be read, or null if it can.</summary>
    public string? Problem { get; set; }
}
