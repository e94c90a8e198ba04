using System.Buffers;
using System.Text.Json;
using TypedStreaming.Events;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Streams;

/// <summary>
/// The metadata of one event at a time, as JSON tokens in the form that CometD sends, because the shared code of the SDK reads this form.
/// </summary>
internal sealed class EventEnvelope
{
    private const int UuidTokenLength = 38;

    private readonly byte[] _uuid = new byte[UuidTokenLength];
    private readonly byte[] _channel;
    private readonly bool _namesEvents;
    private readonly ArrayBufferWriter<byte> _message = new();
    private byte[] _schema = [];
    private byte[] _name = [];
    private string? _schemaId;
    private PayloadTranscoder? _plan;
    private bool _hasUuid;

    public EventEnvelope(string topic)
    {
        _channel = TokenOf(topic);
        _namesEvents = ChannelKinds.KindOf(topic) == EventKind.PlatformEvent;
    }

    /// <summary>The channel, as UTF-8 without quotation marks.</summary>
    public ReadOnlySpan<byte> Channel => _channel.AsSpan(1, _channel.Length - 2);

    /// <summary>The id of the event, or empty if it is not a UUID.</summary>
    public ReadOnlySpan<byte> EventUuid => _hasUuid ? _uuid : default;

    public ReadOnlySpan<byte> SchemaId => _schema;

    /// <summary>The name of a platform event; empty for change events, which have no name over CometD either.</summary>
    public ReadOnlySpan<byte> EventApiName => _namesEvents ? _name : default;

    /// <summary>Sets the metadata of the next event.</summary>
    /// <param name="eventId">The id of the event.</param>
    /// <param name="schemaId">The id of its schema.</param>
    /// <param name="plan">The plan of its schema, or null if the event could not be decoded.</param>
    public void Set(string eventId, string schemaId, PayloadTranscoder? plan)
    {
        _hasUuid = Guid.TryParse(eventId, out var uuid);
        if (_hasUuid) Write(uuid);
        if (schemaId == _schemaId && ReferenceEquals(plan, _plan)) return;
        (_schemaId, _plan) = (schemaId, plan);
        _schema = schemaId.Length == 0 ? [] : TokenOf(schemaId);
        _name = plan is null ? [] : TokenOf(plan.RecordName);
    }

    /// <summary>Returns the whole message in the form that CometD uses. The bytes are valid until the next call.</summary>
    public ReadOnlySpan<byte> MessageOf(ReadOnlySpan<byte> payload, long? replayId)
    {
        _message.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_message);
        json.WriteStartObject();
        json.WritePropertyName("channel"u8);
        json.WriteRawValue(_channel, skipInputValidation: true);
        json.WriteStartObject("data"u8);
        json.WriteStartObject("event"u8);
        if (replayId is { } id) json.WriteNumber("replayId"u8, id);
        WriteIfKnown(json, "EventUuid"u8, EventUuid);
        WriteIfKnown(json, "EventApiName"u8, EventApiName);
        json.WriteEndObject();
        WriteIfKnown(json, "schema"u8, SchemaId);
        WriteIfKnown(json, "payload"u8, payload);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return _message.WrittenSpan;
    }

    private static void WriteIfKnown(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> token)
    {
        if (token.IsEmpty) return;
        json.WritePropertyName(name);
        json.WriteRawValue(token, skipInputValidation: true);
    }

    private static byte[] TokenOf(string text) => [.. "\""u8, .. JsonEncodedText.Encode(text).EncodedUtf8Bytes, .. "\""u8];

    private void Write(Guid uuid)
    {
        _uuid[0] = _uuid[^1] = (byte)'"';
        uuid.TryFormat(_uuid.AsSpan(1), out _);
    }
}
