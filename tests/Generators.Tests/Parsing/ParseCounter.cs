using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;

namespace TypedStreaming.Generators.Tests.Parsing;

/// <summary>The parser, which also counts its calls for each type.</summary>
internal sealed class ParseCounter
{
    private readonly ConcurrentQueue<string> _parsed = new();

    /// <summary>The types with the number of calls, in the order of their names.</summary>
    public string Counts =>
        string.Join(' ', _parsed.GroupBy(static name => name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}:{g.Count()}"));

    public ParsedEventType Parse(
        INamedTypeSymbol type, AttributeData attribute, EventKindModel kind, Compilation compilation, CancellationToken cancellation)
    {
        _parsed.Enqueue(type.Name);
        return EventTypeParser.Parse(type, attribute, kind, compilation, cancellation);
    }
}
