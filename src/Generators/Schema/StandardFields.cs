namespace TypedStreaming.Generators.Schema;

/// <summary>
/// The documented fields of the standard objects that PushTopics can query. The file <c>StandardFields.txt</c> lists the fields and
/// identifies the documentation from which they were taken. An org can have other fields, so the documented fields are used for suggestions only, and
/// an unknown field is not reported as a mistake.
/// </summary>
internal static class StandardFields
{
    private const string Resource = "StandardFields.txt";
    private const string OfEveryObject = "*";

    private static readonly Lazy<Dictionary<string, Dictionary<string, SchemaField>>> Sections = new(Read);

    /// <summary>The names of the objects whose documented fields are known.</summary>
    public static IEnumerable<string> Objects => Sections.Value.Keys.Where(static name => name != OfEveryObject);

    /// <summary>Returns true if the documented fields of the object are known. The name of the object is not case-sensitive.</summary>
    public static bool AreListed(string name) => name != OfEveryObject && Sections.Value.ContainsKey(name);

    /// <summary>Returns the documented fields of an object, including the fields that all objects have.</summary>
    public static IEnumerable<SchemaField> Of(string name) => AreListed(name) ? FieldsIn(name).Concat(FieldsIn(OfEveryObject)) : FieldsIn(OfEveryObject);

    /// <summary>Returns the documented field of an object, or null if the field is not documented. The names are not case-sensitive.</summary>
    public static SchemaField? Find(string name, string field) => FindIn(name, field) ?? FindIn(OfEveryObject, field);

    private static Dictionary<string, SchemaField>.ValueCollection FieldsIn(string section) => Sections.Value[section].Values;

    private static SchemaField? FindIn(string section, string field) =>
        Sections.Value.TryGetValue(section, out var fields) && fields.TryGetValue(field, out var found) ? found : null;

    private static Dictionary<string, Dictionary<string, SchemaField>> Read()
    {
        var sections = new Dictionary<string, Dictionary<string, SchemaField>>(StringComparer.OrdinalIgnoreCase);
        var fields = new Dictionary<string, SchemaField>(StringComparer.OrdinalIgnoreCase);
        using var reader = new StreamReader(typeof(StandardFields).Assembly.GetManifestResourceStream(typeof(StandardFields), Resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split(' ');
            if (line[0] == '[') sections.Add(line.Trim('[', ']'), fields = new Dictionary<string, SchemaField>(StringComparer.OrdinalIgnoreCase));
            else fields.Add(parts[0], new SchemaField(parts[0], FieldKinds.OfDescribe(parts[1])));
        }

        return sections;
    }
}
