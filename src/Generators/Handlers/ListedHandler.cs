using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>A class with <c>[EventHandler]</c>, for one of its event types.</summary>
internal sealed record ListedHandler(INamedTypeSymbol Handler, AttributeData Attribute, string EventName, string Channel, string Consumer);
