namespace TypedStreaming.Generators.Schema;

/// <summary>
/// Decides if the description of an org says that something does not exist. A describe result lists all fields of its object. Source has the
/// custom fields and objects of a project; it says nothing about standard ones, nor about those of managed packages.
/// </summary>
internal static class Coverage
{
    private const string Separator = "__";
    private const string Custom = "__c";
    private const string PartOfLocation = "__s";

    /// <summary>Returns true if an object that is not described does not exist: the source has other objects of this kind.</summary>
    public static bool Excludes(OrgSchema schema, string name) =>
        schema.HasSource && schema.Find(name) is null && OwnSuffixOf(name) is { } suffix && schema.Names.Any(other => OwnSuffixOf(other) == suffix);

    /// <summary>Returns true if a field that is not described does not exist.</summary>
    public static bool Excludes(SchemaObject owner, string name)
    {
        if (owner.IsWhole) return true;
        return OwnSuffixOf(name) is Custom or PartOfLocation && (OwnSuffixOf(owner.Name) is not null || owner.Fields.Any(static f => OwnSuffixOf(f.Name) == Custom));
    }

    /// <summary>Returns the suffix of a custom name without the namespace of a package, or null.</summary>
    private static string? OwnSuffixOf(string name)
    {
        if (name.EndsWith(PartOfLocation, StringComparison.OrdinalIgnoreCase)) return name.Split([Separator], StringSplitOptions.None).Length == 3 ? PartOfLocation : null;
        var at = name.IndexOf(Separator, StringComparison.Ordinal);
        return at > 0 && at == name.LastIndexOf(Separator, StringComparison.Ordinal) ? name.Substring(at).ToLowerInvariant() : null;
    }
}
