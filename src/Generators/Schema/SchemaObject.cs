namespace TypedStreaming.Generators.Schema;

/// <summary>An object of the org, merged from all files that describe it.</summary>
/// <param name="name">The name in the API.</param>
internal sealed class SchemaObject(string name)
{
    private readonly Dictionary<string, SchemaField> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    public string Name { get; } = name;

    public string? Label { get; private set; }

    public string? Description { get; private set; }

    /// <summary>True if all fields are known, because a describe result lists them. Source has only what somebody has retrieved.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The fields in the order of their names.</summary>
    public IEnumerable<SchemaField> Fields => _fields.Values.OrderBy(static f => f.Name, StringComparer.Ordinal);

    /// <summary>Returns a field by its name in any case, or null. Parts of a geolocation are fields too.</summary>
    public SchemaField? Find(string field) => _fields.TryGetValue(field, out var known) ? known : LocationPart.Of(field, this);

    /// <summary>Returns the field itself, without parts.</summary>
    public SchemaField? FindOwn(string field) => _fields.TryGetValue(field, out var known) ? known : null;

    /// <summary>Adds what one file says. Returns the contradictions to the files that were added before.</summary>
    public IEnumerable<FieldConflict> Add(SchemaFile file)
    {
        Label ??= file.Label;
        Description ??= file.Description;
        IsWhole |= file.Form == SchemaForm.Describe;
        var conflicts = new List<FieldConflict>();
        foreach (var field in file.Fields)
            if (Add(field, file.Path) is { } conflict) conflicts.Add(conflict);
        return conflicts;
    }

    private FieldConflict? Add(SchemaField field, string path)
    {
        if (!_fields.TryGetValue(field.Name, out var known))
        {
            _fields.Add(field.Name, field);
            _paths.Add(field.Name, path);
            return null;
        }

        var difference = known.IsDisputed ? null : FieldMerge.DifferenceBetween(known, field);
        if (difference is null)
        {
            if (!known.IsDisputed) _fields[field.Name] = FieldMerge.Merge(known, field);
            return null;
        }

        _fields[field.Name] = new SchemaField(known.Name, FieldKind.Unknown) { IsDisputed = true, Label = known.Label, Description = known.Description };
        return new FieldConflict(Name, known.Name, path, _paths[field.Name], difference);
    }
}
