using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>Finds the field that was probably meant if an object has no field with a given name.</summary>
internal static class FieldSuggestion
{
    /// <summary>
    /// Returns the name of a similar field, or null if no field is similar. SFDX source does not contain standard fields, so the documented standard
    /// fields are considered too.
    /// </summary>
    public static string? For(string name, SchemaObject owner) =>
        NearestName.Of(name, owner.Fields.Select(static f => f.Name)) ?? (owner.IsWhole ? null : Documented(name, owner.Name));

    /// <summary>
    /// Returns the name of the documented field that a misspelled name was probably meant to be, or null if there is no such field.
    /// </summary>
    public static string? Documented(string name, string owner) =>
        StandardFields.AreListed(owner) ? NearestName.OfMisspelt(name, StandardFields.Of(owner).Select(static f => f.Name)) : null;
}
