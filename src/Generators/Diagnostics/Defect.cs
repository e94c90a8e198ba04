using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>
/// A mistake in an event type, for which a diagnostic is reported. An instance contains compiler symbols, so it must never be stored in a
/// cached model.
/// </summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Site">The part of the source at which the defect is shown.</param>
/// <param name="Symbol">The symbol that has the defect.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
internal sealed record Defect(DiagnosticDescriptor Rule, DefectSite Site, ISymbol Symbol, string[] Arguments)
{
    /// <summary>The strings that code fixes insert to fix this defect. Their keys are the constants of <see cref="Suggestions"/>.</summary>
    public ImmutableDictionary<string, string?> Suggestions { get; init; } = ImmutableDictionary<string, string?>.Empty;
}
