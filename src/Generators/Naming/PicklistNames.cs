using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Naming;

/// <summary>Chooses the names of the enum constants that are generated for the values of a picklist.</summary>
internal static class PicklistNames
{
    /// <summary>
    /// Returns the values of a picklist with the names of their enum constants, in the order of the picklist. If several values would have the same
    /// name, numbers are added to their names in the ordinal order of the API values, so that reordering the picklist does not rename the constants.
    /// </summary>
    public static IReadOnlyList<(string Identifier, PicklistValue Value)> Choose(IReadOnlyList<PicklistValue> values, IEnumerable<string> taken)
    {
        var names = new UniqueNames([.. taken]);
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values.Select(static v => v.Name).Distinct(StringComparer.Ordinal).OrderBy(static v => v, StringComparer.Ordinal))
            chosen.Add(value, names.Take(OrgIdentifiers.FromText(value)));
        return [.. values.GroupBy(static v => v.Name, StringComparer.Ordinal).Select(group => (chosen[group.Key], group.First()))];
    }

    /// <summary>Returns the declaration of an enum constant, with an attribute that contains the JSON name of the constant.</summary>
    public static string DeclarationOf(string identifier, string value) =>
        (identifier == value ? "" : $"[System.Text.Json.Serialization.JsonStringEnumMemberName({Literals.OfString(value)})] ") + Identifiers.Escape(identifier);
}
