namespace TypedStreaming.Simulator.Schema;

/// <summary>The definition of an object in the org, with the fields that the metadata contains. Changed only while the org's lock is held.</summary>
/// <param name="name">The API name.</param>
internal sealed class ObjectDefinition(string name)
{
    private readonly Dictionary<string, FieldDefinition> _fields = new(StringComparer.OrdinalIgnoreCase);

    public string Name { get; } = name;

    public string? Label { get; set; }

    public string? KeyPrefix { get; set; }

    /// <summary>
    /// True if the metadata contains all fields of the object. SFDX source contains all fields of a custom object, but not all fields of a
    /// standard object.
    /// </summary>
    public bool IsComplete { get; set; }

    public IReadOnlyCollection<FieldDefinition> Fields => _fields.Values;

    public void Add(FieldDefinition field) =>
        _fields[field.Name] = _fields.TryGetValue(field.Name, out var known) ? known.MergedWith(field) : field;

    /// <summary>Merges another file's definition of the same object into this definition.</summary>
    public void Merge(ObjectDefinition other)
    {
        Label ??= other.Label;
        KeyPrefix ??= other.KeyPrefix;
        IsComplete |= other.IsComplete;
        foreach (var field in other.Fields) Add(field);
    }

    public FieldDefinition? Find(string field) => _fields.GetValueOrDefault(field) ?? SystemFields.Find(field);

    /// <summary>Returns false only if the object is known not to have a field with the given name.</summary>
    public bool MayHave(string field) => !IsComplete || Find(field) is not null;
}
