namespace TypedStreaming.Generators.Schema;

/// <summary>All that is known of an org: the objects of all files, merged in the order of their paths.</summary>
internal sealed class OrgSchema
{
    public static readonly OrgSchema Empty = Merge([]);

    private readonly Dictionary<string, SchemaObject> _objects = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FieldConflict> _conflicts = [];

    private OrgSchema()
    {
    }

    /// <summary>True if there is SFDX source, which has the objects of a project. Describe results have only what somebody has saved.</summary>
    public bool HasSource { get; private set; }

    public bool IsEmpty => _objects.Count == 0;

    public IReadOnlyList<FieldConflict> Conflicts => _conflicts;

    /// <summary>The names of all objects.</summary>
    public IEnumerable<string> Names => _objects.Values.Select(static one => one.Name);

    public static OrgSchema Merge(IEnumerable<SchemaFile> files)
    {
        var schema = new OrgSchema();
        foreach (var file in files.Where(static f => f.Problem is null).OrderBy(static f => f.Path, StringComparer.Ordinal)) schema.Add(file);
        return schema;
    }

    /// <summary>Returns an object by its name in any case, or null.</summary>
    public SchemaObject? Find(string name) => _objects.TryGetValue(name, out var known) ? known : null;

    private void Add(SchemaFile file)
    {
        if (!_objects.TryGetValue(file.Object, out var owner)) _objects.Add(file.Object, owner = new SchemaObject(file.Object));
        HasSource |= file.Form != SchemaForm.Describe;
        _conflicts.AddRange(owner.Add(file));
    }
}
