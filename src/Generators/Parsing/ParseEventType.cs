using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>A delegate for <see cref="EventTypeParser.Parse"/>, the most expensive step for a type. Tests use it to count the calls.</summary>
internal delegate ParsedEventType ParseEventType(
    INamedTypeSymbol type, AttributeData attribute, EventKindModel kind, Compilation compilation, CancellationToken cancellation);
