using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>Finds the enum constant that represents unknown names.</summary>
internal static class EnumFallback
{
    public static IFieldSymbol? Of(INamedTypeSymbol type) => AllOf(type).FirstOrDefault();

    /// <summary>Returns all constants of an enum that are marked as the fallback for unknown names. An enum should have only one.</summary>
    public static IEnumerable<IFieldSymbol> AllOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(f => f.IsConst && f.HasAttribute(WellKnownTypes.UnknownFallback));
}
