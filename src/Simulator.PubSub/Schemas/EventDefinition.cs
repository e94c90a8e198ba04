namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>The current definition of an event, from which its schema is created. Used only while the org's lock is held.</summary>
/// <param name="name">The name of the event, which is the name of its Avro record, such as <c>AccountChangeEvent</c>.</param>
/// <param name="isChangeEvent">True for a change event, whose first field is its header.</param>
internal sealed class EventDefinition(string name, bool isChangeEvent)
{
    private readonly List<SchemaField> _fields = [];
    private EventSchema? _schema;

    public string Name { get; } = name;

    public bool IsChangeEvent { get; } = isChangeEvent;

    /// <summary>True if a test has defined the event. In that case, publishing an event adds no fields to the definition.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The fields in the order of the schema, without the header of a change event.</summary>
    public IReadOnlyList<SchemaField> Fields => _fields;

    /// <summary>The current schema, which newly published events use.</summary>
    public EventSchema Schema => _schema ??= new EventSchema(SchemaWriter.Write(this));

    public SchemaField? Find(string field) => _fields.Find(known => known.Name == field);

    /// <summary>Adds a field at the end, or replaces the existing field with the same name.</summary>
    public void Put(SchemaField field)
    {
        var index = _fields.FindIndex(known => known.Name == field.Name);
        if (index >= 0 && _fields[index] == field) return;
        if (index < 0) _fields.Add(field);
        else _fields[index] = field;
        _schema = null;
    }

    public bool Remove(string field)
    {
        if (_fields.RemoveAll(known => known.Name == field) == 0) return false;
        _schema = null;
        return true;
    }

    /// <summary>Replaces all fields with those that a test has defined.</summary>
    public void Close(IEnumerable<SchemaField> fields)
    {
        _fields.Clear();
        _fields.AddRange(fields);
        _schema = null;
        IsClosed = true;
    }

    /// <summary>Replaces the definition with a schema that a test has set.</summary>
    public void Close(EventSchema schema)
    {
        Close([]);
        _schema = schema;
    }
}
