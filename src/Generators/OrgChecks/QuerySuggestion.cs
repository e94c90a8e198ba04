using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Soql;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>The name that a code fix writes into a query.</summary>
internal static class QuerySuggestion
{
    // A name that is written with escape sequences, or in another file, is not replaced.
    public static ImmutableDictionary<string, string?> Of(string? meant, QuerySpan span, Location location) =>
        Suggestions.Of(Suggestions.QueryName, location.SourceSpan.Length == span.Length ? meant : null);
}
