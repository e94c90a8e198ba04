using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>A call of <see cref="EventTypeParser.Parse"/>, the most expensive step for a type. Tests count these calls.</summary>
internal delegate ParsedEventType ParseEventType(
    INamedTypeSymbol type, AttributeData attribute, EventKindModel kind, Compilation compilation, CancellationToken cancellation);
