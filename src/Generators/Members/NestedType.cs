using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Members;

/// <summary>The type of a compound member, such as an address, with the members that have been parsed so far.</summary>
internal sealed class NestedType(INamedTypeSymbol symbol)
{
    public INamedTypeSymbol Symbol { get; } = symbol;

    /// <summary>
    /// The members of the compound type. The list is empty until all members are parsed, so that a type that contains itself does not cause
    /// endless recursion.
    /// </summary>
    public List<MemberBinding> Bindings { get; set; } = [];

    /// <summary>The reason why the compound type cannot be read, or null if it can be read.</summary>
    public string? Problem { get; set; }
}
