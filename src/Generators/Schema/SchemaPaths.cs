namespace TypedStreaming.Generators.Schema;

/// <summary>Recognizes the metadata files of an org by their paths, and reads the names of objects and fields from these paths.</summary>
internal static class SchemaPaths
{
    private const string FieldsFolder = "fields";

    private static readonly (string Suffix, SchemaForm Form)[] Forms =
    [
        (".object-meta.xml", SchemaForm.Object),
        (".field-meta.xml", SchemaForm.Field),
        (".describe.json", SchemaForm.Describe),
    ];

    private static readonly char[] Separators = ['/', '\\'];

    public static bool IsSchema(string path) => FormOf(path) is not null;

    public static SchemaForm? FormOf(string path)
    {
        foreach (var (suffix, form) in Forms)
            if (path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return form;
        return null;
    }

    /// <summary>Returns the name of a metadata file without its suffix, which is the name of the object or the field.</summary>
    public static string NameOf(string path)
    {
        var file = path.Substring(path.LastIndexOfAny(Separators) + 1);
        foreach (var (suffix, _) in Forms)
            if (file.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return file.Substring(0, file.Length - suffix.Length);
        return file;
    }

    /// <summary>
    /// Returns the object to which the file of a field belongs, such as <c>Account</c> for <c>objects/Account/fields/Tier__c.field-meta.xml</c>; null
    /// if the file is in another folder.
    /// </summary>
    public static string? ObjectOfField(string path)
    {
        var parts = path.Split(Separators);
        return parts.Length >= 3 && string.Equals(parts[parts.Length - 2], FieldsFolder, StringComparison.OrdinalIgnoreCase) && parts[parts.Length - 3].Length > 0
            ? parts[parts.Length - 3]
            : null;
    }
}
