using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Naming;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>The difference between the constants of an enum and the values of a picklist.</summary>
/// <param name="Text">The explanation, as a part of a sentence.</param>
/// <param name="Suggestions">The constants that a code fix would add.</param>
internal sealed record PicklistDifference(string Text, ImmutableDictionary<string, string?> Suggestions)
{
    private const int MostNames = 5;

    /// <summary>
    /// Returns the difference between an enum and a picklist, or null if they match. For a value that can no longer be chosen, a constant is allowed
    /// but not required.
    /// </summary>
    public static PicklistDifference? Between(INamedTypeSymbol type, SchemaField field)
    {
        var constants = type.GetMembers().OfType<IFieldSymbol>().Where(static f => f.IsConst).ToList();
        var fallbacks = EnumFallback.AllOf(type).ToList();
        var known = new HashSet<string>(constants.Select(EnumParser.WireNameOf), StringComparer.Ordinal);
        var values = new HashSet<string>(field.Values.Select(static v => v.Name), StringComparer.Ordinal);
        var missing = field.Values.Where(v => v.IsActive && known.Add(v.Name)).ToList();
        var wrong = constants.Where(c => !fallbacks.Contains(c, SymbolEqualityComparer.Default) && !values.Contains(EnumParser.WireNameOf(c)))
            .Select(EnumParser.WireNameOf).Distinct(StringComparer.Ordinal).ToList();
        var parts = new List<string>();
        if (missing.Count > 0) parts.Add("the enum has no constant for " + Join(missing.ConvertAll(static v => v.Name)));
        if (wrong.Count > 0) parts.Add($"{Join(wrong)} {(wrong.Count == 1 ? "is not a value" : "are not values")} of the picklist");
        return parts.Count == 0 ? null : new PicklistDifference(string.Join(", and ", parts), SuggestionsFor(type, constants, missing));
    }

    private static ImmutableDictionary<string, string?> SuggestionsFor(INamedTypeSymbol type, List<IFieldSymbol> constants, List<PicklistValue> missing)
    {
        if (missing.Count == 0 || type.DeclaringSyntaxReferences.IsEmpty) return ImmutableDictionary<string, string?>.Empty;
        var names = PicklistNames.Choose(missing, constants.Select(static c => c.Name));
        return Diagnostics.Suggestions.Of(Diagnostics.Suggestions.EnumId, type.GetDocumentationCommentId())
            .Add(Diagnostics.Suggestions.Constants, string.Join("\n", names.Select(static n => PicklistNames.DeclarationOf(n.Identifier, n.Value.Name))));
    }

    private static string Join(List<string> names)
    {
        var shown = string.Join(", ", names.Take(MostNames).Select(static n => $"'{n}'"));
        return names.Count > MostNames ? $"{shown} and {names.Count - MostNames} more" : shown;
    }
}
