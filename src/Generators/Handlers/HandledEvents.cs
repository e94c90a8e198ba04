using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Finds the event types that a handler class handles.</summary>
internal static class HandledEvents
{
    /// <summary>
    /// Returns the type arguments of all <c>IEventHandler&lt;T&gt;</c> interfaces that the class implements, directly or through a base class.
    /// </summary>
    public static IReadOnlyList<ITypeSymbol> Of(ITypeSymbol type) =>
        [.. type.AllInterfaces.Where(IsContract).Select(static handler => handler.TypeArguments[0])];

    public static bool IsContract(ITypeSymbol type) => type.OriginalDefinition.Is(WellKnownTypes.EventHandler);
}
