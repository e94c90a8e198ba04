using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Records;

/// <summary>The records of the org. Used only while the org's lock is held.</summary>
/// <param name="schema">The objects of the org.</param>
/// <param name="time">The clock of the dates that the org sets.</param>
/// <param name="userId">The user who changes records.</param>
internal sealed class RecordStore(OrgSchema schema, TimeProvider time, string userId)
{
    private readonly Dictionary<string, RecordTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The entities that have records.</summary>
    public IEnumerable<string> Entities => _tables.Keys;

    public RecordTable? Table(string entity) => _tables.GetValueOrDefault(entity);

    public Record? Find(string entity, string id) => Table(entity)?.Find(id);

    /// <summary>Creates a record, or changes an existing record. Returns null if the record already has all of the given values.</summary>
    /// <exception cref="OrgErrorException">A value does not fit, or the record is deleted.</exception>
    public RecordChange? Put(string entity, string id, JsonObject fields)
    {
        var values = new RecordValues(schema.Of(entity)).Read(fields);
        if (Find(entity, id) is not { } present) return Create(entity, id, values);
        if (present.IsDeleted) throw Deleted();
        var changed = Changed(present, Completed(entity, present, values));
        return changed.Count == 0
            ? null
            : Stored(ChangeKind.Update, With(present, [.. changed, .. Modification()]), [.. changed.Select(static field => field.Key)]);
    }

    /// <exception cref="OrgErrorException">There is no such record, or it is already deleted.</exception>
    public RecordChange Delete(string entity, string id)
    {
        var present = Require(entity, id);
        if (present.IsDeleted) throw Deleted();
        return Stored(ChangeKind.Delete, With(present, [.. Modification(), Is(SystemFields.IsDeleted, true)]), []);
    }

    /// <exception cref="OrgErrorException">There is no such record, or it is not deleted.</exception>
    public RecordChange Undelete(string entity, string id)
    {
        var present = Require(entity, id);
        if (!present.IsDeleted) throw new OrgErrorException("UNDELETE_FAILED", "Entity is not in the recycle bin");
        return Stored(ChangeKind.Undelete, With(present, [.. Modification(), Is(SystemFields.IsDeleted, false)]), []);
    }

    /// <summary>Removes a record completely, so that it cannot be restored.</summary>
    public bool Remove(string entity, string id) => Table(entity)?.Remove(id) == true;

    private RecordChange Create(string entity, string id, IReadOnlyList<KeyValuePair<string, JsonNode?>> values)
    {
        if (!_tables.TryGetValue(entity, out var table)) _tables.Add(entity, table = new RecordTable(schema.Find(entity)?.Name ?? entity));
        var longId = RecordId.LongFormOf(id);
        var empty = new Record(table.Entity, longId, new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase));
        KeyValuePair<string, JsonNode?>[] system =
        [
            Is(SystemFields.Id, longId),
            Is(SystemFields.IsDeleted, false),
            Is(SystemFields.CreatedDate, Now()),
            Is(SystemFields.CreatedById, userId),
            .. Modification(),
        ];
        return Stored(ChangeKind.Create, With(empty, [system[0], .. Unchecked(entity), .. Completed(entity, empty, values), .. system[1..]]), []);
    }

    // A checkbox is never null.
    private IEnumerable<KeyValuePair<string, JsonNode?>> Unchecked(string entity) =>
        schema.Of(entity).Fields.Where(static field => field.Kind == FieldKind.Boolean && !SystemFields.IsMaintained(field.Name))
            .Select(static field => Is(field.Name, false));

    private RecordChange Stored(string type, Record record, IReadOnlyList<string> changed)
    {
        _tables[record.Entity].Put(record);
        return new RecordChange(type, record, changed);
    }

    private Record Require(string entity, string id) => Find(entity, id) ?? throw OrgErrors.NotFound();

    private static OrgErrorException Deleted() => new("ENTITY_IS_DELETED", "entity is deleted") { Status = 404 };

    private static List<KeyValuePair<string, JsonNode?>> Changed(Record present, IEnumerable<KeyValuePair<string, JsonNode?>> values) =>
        [.. values.Where(field => !JsonNode.DeepEquals(present[field.Key], field.Value))];

    // The name of a person consists of the parts, unless the test gives it.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Completed(
        string entity, Record present, IReadOnlyList<KeyValuePair<string, JsonNode?>> values)
    {
        var given = values.ToDictionary(static field => field.Key, static field => field.Value, StringComparer.OrdinalIgnoreCase);
        if (!CompoundFields.IsPerson(entity) || given.ContainsKey(SystemFields.Name)
            || !CompoundFields.PartsOfName.Any(given.ContainsKey)) return values;
        var parts = CompoundFields.PartsOfName.Except(["Salutation"], StringComparer.Ordinal)
            .Select(part => given.TryGetValue(part, out var value) ? value : present[part])
            .OfType<JsonValue>();
        return values.Append(KeyValuePair.Create(SystemFields.Name, (JsonNode?)JsonValue.Create(string.Join(' ', parts))));
    }

    private static Record With(Record record, IEnumerable<KeyValuePair<string, JsonNode?>> values)
    {
        var fields = new Dictionary<string, JsonNode?>(record.Fields, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values) fields[name] = value;
        return record with { Fields = fields };
    }

    private KeyValuePair<string, JsonNode?>[] Modification() =>
    [
        Is(SystemFields.LastModifiedDate, Now()),
        Is(SystemFields.LastModifiedById, userId),
        Is(SystemFields.SystemModstamp, Now()),
    ];

    private static KeyValuePair<string, JsonNode?> Is(string field, JsonNode value) => KeyValuePair.Create(field, (JsonNode?)value);

    private string Now() => time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'");
}
