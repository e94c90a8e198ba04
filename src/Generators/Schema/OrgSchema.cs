namespace TypedStreaming.Generators.Schema;

/// <summary>
/// All that is known of an org: the objects of all files. An object is merged when it is asked for, because a program uses few of the objects of an
/// org. Thread-safe.
/// </summary>
internal sealed class OrgSchema
{
    public static readonly OrgSchema Empty = Merge([]);

    private readonly Dictionary<string, Lazy<SchemaObject>> _objects = new(StringComparer.OrdinalIgnoreCase);

    private OrgSchema(Dictionary<string, List<SchemaFile>> files)
    {
        foreach (var one in files) _objects.Add(one.Key, new Lazy<SchemaObject>(() => SchemaObject.Merge(one.Value)));
        HasSource = files.Values.Any(static list => list.Exists(static file => file.Form != SchemaForm.Describe));
    }

    /// <summary>True if there is SFDX source, which has the objects of a project. Describe results have only what somebody has saved.</summary>
    public bool HasSource { get; }

    /// <summary>The fields that several files define, and differently. This merges all objects.</summary>
    public IEnumerable<FieldConflict> Conflicts => _objects.Values.SelectMany(static one => one.Value.Conflicts);

    /// <summary>The names of all objects.</summary>
    public IEnumerable<string> Names => _objects.Keys;

    public static OrgSchema Merge(IEnumerable<SchemaFile> files)
    {
        var byObject = new Dictionary<string, List<SchemaFile>>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            if (file.Problem is not null) continue;
            if (!byObject.TryGetValue(file.Object, out var list)) byObject.Add(file.Object, list = []);
            list.Add(file);
        }

        return new OrgSchema(byObject);
    }

    /// <summary>Returns an object by its name in any case, or null.</summary>
    public SchemaObject? Find(string name) => _objects.TryGetValue(name, out var known) ? known.Value : null;
}
