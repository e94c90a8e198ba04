namespace TypedStreaming.Simulator.Records;

/// <summary>The records of one object, including deleted records, ordered by id.</summary>
/// <param name="entity">The API name of the object.</param>
internal sealed class RecordTable(string entity)
{
    private readonly SortedDictionary<string, Record> _records = new(StringComparer.Ordinal);

    public string Entity { get; } = entity;

    public IEnumerable<Record> Live => _records.Values.Where(static record => !record.IsDeleted);

    public Record? Find(string id) => RecordId.IsValid(id) ? _records.GetValueOrDefault(RecordId.KeyOf(id)) : null;

    public void Put(Record record) => _records[RecordId.KeyOf(record.Id)] = record;

    public bool Remove(string id) => _records.Remove(RecordId.KeyOf(id));
}
