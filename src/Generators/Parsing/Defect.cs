using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Something wrong with an annotated type. It knows symbols, so it never enters a model.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Site">Where it shows.</param>
/// <param name="Symbol">The symbol in question.</param>
/// <param name="Arguments">What the rule's message leaves open.</param>
internal sealed record Defect(DiagnosticDescriptor Rule, DefectSite Site, ISymbol Symbol, string[] Arguments)
{
    /// <summary>What a code fix would write, by the names in <see cref="Suggestions"/>.</summary>
    public ImmutableDictionary<string, string?> Suggestions { get; init; } = ImmutableDictionary<string, string?>.Empty;
}
