namespace TypedStreaming.Generators.Schema;

/// <summary>An object of the org, merged from all metadata files that describe it.</summary>
internal sealed class SchemaObject
{
    private readonly Dictionary<string, (SchemaField Field, string Path)> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FieldConflict> _conflicts = [];

    private SchemaObject(string name) => Name = name;

    /// <summary>The API name of the object.</summary>
    public string Name { get; }

    /// <summary>
    /// True if all fields of the object are known, because a describe result lists them. SFDX source contains only the fields that were retrieved
    /// from the org.
    /// </summary>
    public bool IsWhole { get; private set; }

    /// <summary>The fields of the object, sorted by name.</summary>
    public IEnumerable<SchemaField> Fields => _fields.Values.Select(static one => one.Field).OrderBy(static f => f.Name, StringComparer.Ordinal);

    /// <summary>The fields that several files define differently.</summary>
    public IReadOnlyList<FieldConflict> Conflicts => _conflicts;

    /// <summary>Merges the metadata files that describe one object. The result does not depend on the order of the files.</summary>
    public static SchemaObject Merge(IEnumerable<SchemaFile> files)
    {
        var sorted = files.OrderBy(static file => file.Path, StringComparer.Ordinal).ToList();
        var merged = new SchemaObject(sorted[0].Object);
        foreach (var file in sorted)
        {
            merged.IsWhole |= file.Form == SchemaForm.Describe;
            foreach (var field in file.Fields) merged.Add(field, file.Path);
        }

        return merged;
    }

    /// <summary>
    /// Returns the field with the given name, or null if there is none. The name is not case-sensitive. The parts of geolocations and addresses
    /// are found too.
    /// </summary>
    public SchemaField? Find(string field) => FindOwn(field) ?? CustomParts.Find(field, this);

    /// <summary>Returns the field with the given name, or null if there is none. The parts of geolocations and addresses are not found.</summary>
    public SchemaField? FindOwn(string field) => _fields.TryGetValue(field, out var known) ? known.Field : null;

    private void Add(SchemaField field, string path)
    {
        if (!_fields.TryGetValue(field.Name, out var known))
        {
            _fields.Add(field.Name, (field, path));
            return;
        }

        if (known.Field.IsDisputed) return;
        if (FieldMerge.DifferenceBetween(known.Field, field) is { } difference)
        {
            _conflicts.Add(new FieldConflict(Name, known.Field.Name, path, known.Path, difference));
            var disputed = new SchemaField(known.Field.Name, FieldKind.Unknown) { IsDisputed = true, Label = known.Field.Label, Description = known.Field.Description };
            _fields[field.Name] = (disputed, known.Path);
        }
        else _fields[field.Name] = (FieldMerge.Merge(known.Field, field), known.Path);
    }
}
