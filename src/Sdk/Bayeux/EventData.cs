using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>The slices of an event's <c>data</c>: the scalars of the envelope, and the event's own data.</summary>
internal ref struct EventData
{
    private ReadOnlySpan<byte> _sobject;
    private ReadOnlySpan<byte> _payload;
    private ReadOnlySpan<byte> _whole;
    private ReadOnlySpan<byte> _schema;
    private ReadOnlySpan<byte> _schemaOfEnvelope;
    private bool _hasEnvelope;

    public long? ReplayId { get; private set; }

    public ReadOnlySpan<byte> CreatedDate { get; private set; }

    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> EventUuid { get; private set; }

    public ReadOnlySpan<byte> EventApiName { get; private set; }

    /// <summary><c>schema</c>, which early API versions (39.0) had inside <c>event</c>.</summary>
    public readonly ReadOnlySpan<byte> SchemaId => !_schema.IsEmpty ? _schema : _schemaOfEnvelope;

    /// <summary>
    /// <c>sobject</c>, else <c>payload</c>, else all of <c>data</c>, as plain Bayeux servers publish. Empty if there is an envelope without
    /// data.
    /// </summary>
    public readonly ReadOnlySpan<byte> Payload =>
        !_sobject.IsEmpty ? _sobject : !_payload.IsEmpty ? _payload : _hasEnvelope ? default : _whole;

    /// <summary>Reads the value of <c>data</c>, whose name the reader stands on.</summary>
    public static EventData Read(scoped ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        var data = default(EventData);
        json.Read();
        var start = (int)json.TokenStartIndex;
        if (json.TokenType == JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName) data.ReadMember(ref json, body);
        }
        else
        {
            json.Skip();
        }

        data._whole = body[start..(int)json.BytesConsumed];
        return data;
    }

    private void ReadMember(scoped ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        if (json.ValueTextEquals("event"u8)) ReadEnvelope(ref json, body);
        else if (json.ValueTextEquals("sobject"u8)) _sobject = Slice(ref json, body);
        else if (json.ValueTextEquals("payload"u8)) _payload = Slice(ref json, body);
        else if (json.ValueTextEquals("schema"u8)) _schema = Slice(ref json, body);
        else Slice(ref json, body);
    }

    private void ReadEnvelope(scoped ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        _hasEnvelope = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("replayId"u8)) ReplayId = ReadReplayId(ref json);
            else if (json.ValueTextEquals("createdDate"u8)) CreatedDate = Slice(ref json, body);
            else if (json.ValueTextEquals("type"u8)) Type = Slice(ref json, body);
            else if (json.ValueTextEquals("EventUuid"u8)) EventUuid = Slice(ref json, body);
            else if (json.ValueTextEquals("EventApiName"u8)) EventApiName = Slice(ref json, body);
            else if (json.ValueTextEquals("schema"u8)) _schemaOfEnvelope = Slice(ref json, body);
            else Slice(ref json, body);
        }
    }

    /// <summary>
    /// Returns the token as a replay id, or null. It is a number today; the guide calls it opaque, so a number in a string is accepted too. A
    /// negative number is not a valid id: in a subscribe it would ask for new events only, or for all events.
    /// </summary>
    public static long? ReplayIdAt(scoped ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var id) && id >= 0) return id;
        if (json.TokenType == JsonTokenType.String && long.TryParse(json.ValueSpan, out id) && id >= 0) return id;
        return null;
    }

    private static long? ReadReplayId(scoped ref Utf8JsonReader json)
    {
        json.Read();
        if (ReplayIdAt(ref json) is { } id) return id;
        json.Skip();
        return null;
    }

    private static ReadOnlySpan<byte> Slice(scoped ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        json.Read();
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return body[start..(int)json.BytesConsumed];
    }
}
