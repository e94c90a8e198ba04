namespace TypedStreaming.Generators.Schema;

/// <summary>
/// The description of an org: all objects that the metadata files of a project describe. The files of an object are merged when the object is first
/// used, because an application uses only a few of the objects in its org. Thread-safe.
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

    /// <summary>
    /// True if the metadata files contain SFDX source, which lists all custom objects of a project. There are describe results only for the
    /// objects whose results were saved.
    /// </summary>
    public bool HasSource { get; }

    /// <summary>The fields that several files define differently. Reading this property merges the files of all objects.</summary>
    public IEnumerable<FieldConflict> Conflicts => _objects.Values.SelectMany(static one => one.Value.Conflicts);

    /// <summary>The API names of all objects in the metadata files.</summary>
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

    /// <summary>Returns the object with the given name, or null if there is none. The name is not case-sensitive.</summary>
    public SchemaObject? Find(string name) => _objects.TryGetValue(name, out var known) ? known.Value : null;
}
