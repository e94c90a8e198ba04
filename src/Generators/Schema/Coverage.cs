namespace TypedStreaming.Generators.Schema;

/// <summary>
/// Determines whether an object or a field that is missing from the metadata files is also missing from the org. A describe result lists all fields
/// of its object. SFDX source lists the custom objects and fields of a project, but not standard objects and fields, nor those of managed packages.
/// </summary>
internal static class Coverage
{
    private const string Separator = "__";
    private const string Custom = "__c";
    private const string PartOfLocation = "__s";

    /// <summary>
    /// Returns true if the org is known not to have an object: the SFDX source does not contain the object, although it contains other objects of the
    /// same kind.
    /// </summary>
    public static bool Excludes(OrgSchema schema, string name) =>
        schema.HasSource && schema.Find(name) is null && OwnSuffixOf(name) is { } suffix && schema.Names.Any(other => OwnSuffixOf(other) == suffix);

    /// <summary>Returns true if an object is known not to have a field with the given name.</summary>
    public static bool Excludes(SchemaObject owner, string name)
    {
        if (owner.IsWhole) return true;
        return OwnSuffixOf(name) is Custom or PartOfLocation && (OwnSuffixOf(owner.Name) is not null || owner.Fields.Any(static f => OwnSuffixOf(f.Name) == Custom));
    }

    /// <summary>Returns the suffix of a custom name, or null if the name is a standard name or has the namespace of a package.</summary>
    private static string? OwnSuffixOf(string name)
    {
        if (name.EndsWith(PartOfLocation, StringComparison.OrdinalIgnoreCase)) return name.Split([Separator], StringSplitOptions.None).Length == 3 ? PartOfLocation : null;
        var at = name.IndexOf(Separator, StringComparison.Ordinal);
        return at > 0 && at == name.LastIndexOf(Separator, StringComparison.Ordinal) ? name.Substring(at).ToLowerInvariant() : null;
    }
}
