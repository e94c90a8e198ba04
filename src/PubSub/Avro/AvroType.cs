namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// One type of the Avro schema with which an event was written. A record can contain itself, so its fields are set after the record is created.
/// </summary>
internal sealed class AvroType(AvroKind kind)
{
    public AvroKind Kind { get; } = kind;

    /// <summary>The name of a record, an enum or a fixed type without its namespace; empty for other types.</summary>
    public string Name { get; init; } = "";

    /// <summary>The fields of a record, in the order of the schema.</summary>
    public AvroField[] Fields { get; set; } = [];

    /// <summary>The branches of a union, in the order of the schema.</summary>
    public AvroType[] Branches { get; init; } = [];

    /// <summary>The type of the items of an array, or of the values of a map.</summary>
    public AvroType? Items { get; init; }

    /// <summary>The symbols of an enum.</summary>
    public AvroSymbol[] Symbols { get; init; } = [];

    /// <summary>The meaning of the values if the type is a <c>long</c>, for example a date.</summary>
    public DateForm Date { get; init; }

    /// <summary>The number of bytes of a fixed type.</summary>
    public int Size { get; init; }

    /// <summary>The index of the null branch of a union, or -1 if there is no such branch.</summary>
    public int NullBranch => Array.FindIndex(Branches, static b => b.Kind == AvroKind.Null);

    /// <summary>
    /// Returns a <c>long</c> type, or a union with a <c>long</c> branch, with the given meaning of its values. Any other type is returned unchanged.
    /// </summary>
    public AvroType WithDate(DateForm date) => Kind switch
    {
        AvroKind.Long => new AvroType(AvroKind.Long) { Date = date },
        AvroKind.Union => new AvroType(AvroKind.Union) { Branches = Array.ConvertAll(Branches, branch => branch.Kind == AvroKind.Long ? branch.WithDate(date) : branch) },
        _ => this,
    };

    /// <summary>
    /// Returns the type itself if it is a record; otherwise, the first record among the branches of a union, or null if there is no record.
    /// </summary>
    public AvroType? FindRecord() =>
        Kind == AvroKind.Record ? this : Array.Find(Branches, static b => b.Kind == AvroKind.Record);
}
