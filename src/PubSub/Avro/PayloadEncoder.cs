using System.Text.Json;

namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// Converts the JSON of an event to an Avro payload, and checks the JSON against the schema, because the service accepts any bytes. One object is
/// created for each schema. Several threads can use it at the same time.
/// </summary>
internal sealed class PayloadEncoder
{
    private readonly AvroType _record;

    private PayloadEncoder(AvroType record) => _record = record;

    /// <summary>The name of the event, such as <c>Order__e</c>.</summary>
    public string RecordName => _record.Name;

    /// <exception cref="EventSchemaException">The text is not the Avro schema of an event.</exception>
    public static PayloadEncoder Create(string schemaJson) => new(SchemaParser.ParseEvent(schemaJson));

    /// <summary>
    /// Encodes a JSON object whose members have the names of the fields. A missing field is written as null. If the value of a whole-number field is
    /// a string, the string is read as a date, a date and time, or a time of day, and is written as a number of milliseconds. Fractions of a
    /// millisecond are truncated.
    /// </summary>
    /// <exception cref="EventEncodeException">The schema does not accept the event. Nothing in the JSON causes another exception.</exception>
    public byte[] Encode(ReadOnlySpan<byte> utf8Json)
    {
        var encoding = new PayloadEncoding();
        try
        {
            encoding.WriteValue(_record, utf8Json, 0);
            return encoding.ToArray();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new EventEncodeException("the JSON is not valid", encoding.Path, failure);
        }
    }
}
