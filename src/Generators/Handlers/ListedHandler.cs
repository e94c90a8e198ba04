using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>A class with <c>[EventHandler]</c>, together with one of the event types that it handles.</summary>
internal sealed record ListedHandler(INamedTypeSymbol Handler, AttributeData Attribute, string EventName, string Channel, string Consumer);
