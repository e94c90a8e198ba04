using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Generators.Symbols;

/// <summary>Recognizes the SDK's clients, whose methods return events.</summary>
internal static class EventClients
{
    /// <summary>
    /// Returns true if the method name and type arguments are those of a method that requests events of one type, such as <c>Events&lt;T&gt;</c>.
    /// </summary>
    public static bool IsRequest(GenericNameSyntax name) =>
        name.Identifier.ValueText is "Events" or "Deliveries" or "SubscribeAsync" && name.TypeArgumentList.Arguments.Count == 1;

    /// <summary>Returns true if the type is a client, or the interface of all clients.</summary>
    public static bool IsClient(ITypeSymbol? type) =>
        type is not null && (type.Is(WellKnownTypes.StreamingClient) || type.Is(WellKnownTypes.PubSubClient) || type.Is(WellKnownTypes.EventClient));
}
