namespace TypedStreaming.PubSub.Avro;

/// <summary>Converts one Avro payload to JSON.</summary>
/// <param name="payload">The payload.</param>
/// <param name="json">The buffer for the JSON.</param>
/// <param name="datesAsText">True if dates that the schema marks are written as texts, as CometD sends them, and not as numbers.</param>
internal ref partial struct Transcription(ReadOnlySpan<byte> payload, JsonBuffer json, bool datesAsText)
{
    private const int MaxDepth = 32;

    private readonly JsonBuffer _json = json;
    private AvroCursor _cursor = new(payload);
    private AvroField? _field;
    private AvroField? _part;
    private int _headerStart;
    private int _headerEnd;
    private int _ignored;

    /// <summary>The path of the field that is being read.</summary>
    public readonly string? Field => _part is null ? _field?.Name : $"{_field?.Name}.{_part.Name}";

    /// <summary>The offset of the first byte of the payload that has not been read.</summary>
    public readonly int Position => _cursor.Position;

    /// <summary>Writes a platform event, which always contains every field, unlike a change event.</summary>
    public void WriteEvent(AvroType record)
    {
        _json.Write((byte)'{');
        foreach (var field in record.Fields)
        {
            _field = field;
            _json.WriteNext(field.NextMember);
            WriteValue(field.Type, 1);
        }

        _json.Write((byte)'}');
    }

    /// <summary>Checks that the payload was read to its end, and returns the result.</summary>
    public TranscodedPayload End()
    {
        _field = _part = null;
        if (!_cursor.AtEnd) throw new AvroPayloadException("there are more bytes after the last field", _cursor.Position);
        return new TranscodedPayload
        {
            Json = _json.Written,
            ChangeEventHeader = _json.Written[_headerStart.._headerEnd],
            IgnoredMarks = _ignored,
        };
    }
}
