using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;

namespace TypedStreaming.Generators.Channels;

/// <summary>Describes why a channel name is not valid, regardless of where the name is written in the source.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
internal sealed record ChannelDefect(DiagnosticDescriptor Rule, params string[] Arguments)
{
    /// <inheritdoc cref="Defect.Suggestions"/>
    public ImmutableDictionary<string, string?> Suggestions { get; init; } = ImmutableDictionary<string, string?>.Empty;
}
