namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// Converts Avro payloads to JSON in the form that CometD sends, which is the form that the generated readers expect. One object is created for each
/// schema. Several threads can use it at the same time.
/// </summary>
internal sealed class PayloadTranscoder
{
    private readonly AvroType _record;
    private readonly ChangePlan? _change;

    private PayloadTranscoder(AvroType record)
    {
        _record = record;
        _change = ChangePlan.Of(record);
    }

    /// <summary>The name of the event, such as <c>Order__e</c> or <c>AccountChangeEvent</c>.</summary>
    public string RecordName => _record.Name;

    public bool IsChangeEvent => _change is not null;

    /// <exception cref="EventSchemaException">The text is not the Avro schema of an event.</exception>
    public static PayloadTranscoder Create(string schemaJson) => new(SchemaParser.ParseEvent(schemaJson));

    /// <param name="payload">The payload.</param>
    /// <param name="buffer">The buffer for the JSON.</param>
    /// <param name="datesAsText">True if dates that the schema marks are written as texts, as CometD sends them. Readers of types take numbers too.</param>
    /// <exception cref="AvroPayloadException">The payload does not decode exactly by this schema. Wrong bytes cause no other exception.</exception>
    public TranscodedPayload Transcode(ReadOnlySpan<byte> payload, JsonBuffer buffer, bool datesAsText = false)
    {
        buffer.Clear();
        var transcription = new Transcription(payload, buffer, datesAsText);
        try
        {
            if (_change is null) transcription.WriteEvent(_record);
            else transcription.WriteChange(_change);
            return transcription.End();
        }
        catch (AvroPayloadException failure) when (failure.AddPlace(transcription.Field, transcription.Position))
        {
            throw;
        }
    }
}
