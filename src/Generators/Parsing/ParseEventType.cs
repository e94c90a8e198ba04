using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>The signature of <see cref="EventTypeParser.Parse"/>. Tests pass their own method to count the calls.</summary>
internal delegate ParsedEventType ParseEventType(
    INamedTypeSymbol type, AttributeData attribute, EventKindModel kind, Compilation compilation, CancellationToken cancellation);
