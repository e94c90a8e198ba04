using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Something wrong with a channel, wherever it is written.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Arguments">What the rule's message leaves open.</param>
internal sealed record ChannelDefect(DiagnosticDescriptor Rule, params string[] Arguments)
{
    /// <inheritdoc cref="Defect.Suggestions"/>
    public ImmutableDictionary<string, string?> Suggestions { get; init; } = ImmutableDictionary<string, string?>.Empty;
}
