namespace TypedStreaming.Simulator.Schema;

/// <summary>The objects that the loaded metadata describes. Used only while the org's lock is held.</summary>
internal sealed class OrgSchema
{
    private readonly Dictionary<string, ObjectDefinition> _objects = new(StringComparer.OrdinalIgnoreCase);

    public OrgSchema()
    {
        _objects.Add(PushTopicObject.Name, PushTopicObject.Define());
        _objects.Add(OrganizationObject.Name, OrganizationObject.Define());
    }

    /// <summary>
    /// True if the metadata contains custom objects. In that case, a custom object that is missing from the metadata does not exist.
    /// </summary>
    public bool HasCustomObjects => _objects.Keys.Any(static name => name.EndsWith("__c", StringComparison.OrdinalIgnoreCase));

    /// <summary>The API names of the objects.</summary>
    public IEnumerable<string> Names => _objects.Values.Select(static definition => definition.Name);

    public ObjectDefinition? Find(string name) => _objects.GetValueOrDefault(name);

    /// <summary>Returns the definition of an object. If the metadata does not contain the object, the definition has no fields.</summary>
    public ObjectDefinition Of(string name) => Find(name) ?? new ObjectDefinition(name);

    /// <summary>Merges one file's definition of an object into the schema. Returns the merged definition.</summary>
    public ObjectDefinition Merge(ObjectDefinition definition)
    {
        if (Find(definition.Name) is not { } known) return _objects[definition.Name] = definition;
        known.Merge(definition);
        return known;
    }
}
