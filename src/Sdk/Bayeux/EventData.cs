using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>The parts of an event's <c>data</c>, as slices of the received bytes: the values of the envelope, and the payload.</summary>
internal ref struct EventData
{
    /// <summary>The JSON value of <c>sobject</c>.</summary>
    public ReadOnlySpan<byte> Sobject;

    /// <summary>The JSON value of <c>payload</c>.</summary>
    public ReadOnlySpan<byte> PayloadMember;

    /// <summary>The JSON value of <c>schema</c>.</summary>
    public ReadOnlySpan<byte> Schema;

    /// <summary>True if there is an envelope, which is the object in <c>event</c>.</summary>
    public bool HasEnvelope;

    public long? ReplayId;
    public ReadOnlySpan<byte> CreatedDate;
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> EventUuid;
    public ReadOnlySpan<byte> EventApiName;

    private ReadOnlySpan<byte> _whole;
    private ReadOnlySpan<byte> _schemaOfEnvelope;

    /// <summary>The JSON value of <c>schema</c>, which early API versions (39.0) put inside <c>event</c>.</summary>
    public readonly ReadOnlySpan<byte> SchemaId => !Schema.IsEmpty ? Schema : _schemaOfEnvelope;

    /// <summary>
    /// The JSON value of <c>sobject</c> or, if that is missing, of <c>payload</c>. If both are missing, this is the whole <c>data</c>, because plain
    /// Bayeux servers publish events without an envelope. Empty if there is an envelope without a payload.
    /// </summary>
    public readonly ReadOnlySpan<byte> Payload =>
        !Sobject.IsEmpty ? Sobject : !PayloadMember.IsEmpty ? PayloadMember : HasEnvelope ? default : _whole;

    /// <summary>Reads the value of the member <c>data</c>, whose name has already been read.</summary>
    public static EventData Read(scoped ref MessageJson json)
    {
        var data = default(EventData);
        if (!json.TryEnter(out var start)) data._whole = json.From(start);
        else data.ReadMembers(ref json, start);
        return data;
    }

    private void ReadMembers(scoped ref MessageJson json, int start)
    {
        while (json.ReadName()) ReadMember(ref json);
        _whole = json.From(start);
    }

    private void ReadMember(scoped ref MessageJson json)
    {
        if (json.IsNamed("event"u8)) ReadEnvelope(ref json);
        else if (json.IsNamed("sobject"u8)) Sobject = json.SliceUnread();
        else if (json.IsNamed("payload"u8)) PayloadMember = json.SliceUnread();
        else if (json.IsNamed("schema"u8)) Schema = json.Slice();
        else json.SliceUnread();
    }

    private void ReadEnvelope(scoped ref MessageJson json)
    {
        if (!json.TryEnter(out _)) return;
        HasEnvelope = true;
        while (json.ReadName())
        {
            if (json.IsNamed("replayId"u8)) ReplayId = ReadReplayId(ref json);
            else if (json.IsNamed("createdDate"u8)) CreatedDate = json.Slice();
            else if (json.IsNamed("type"u8)) Type = json.Slice();
            else if (json.IsNamed("EventUuid"u8)) EventUuid = json.Slice();
            else if (json.IsNamed("EventApiName"u8)) EventApiName = json.Slice();
            else if (json.IsNamed("schema"u8)) _schemaOfEnvelope = json.Slice();
            else json.Slice();
        }
    }

    /// <summary>
    /// Returns the replay id that a JSON token contains, or null if the token contains no id. Today, the id is a number. But Salesforce's guide
    /// says that clients must not interpret the id, so a number in a string is accepted too. A number can have any form, such as <c>123.0</c>, if its
    /// value is a whole number. A negative number is not a valid id, because a subscribe request uses -1 for new events only, and -2 for all events.
    /// </summary>
    public static long? ReplayIdAt(scoped ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Number) return json.TryGetInt64(out var id) ? Valid(id) : WholeNumber.Of(json.ValueSpan);
        if (json.TokenType != JsonTokenType.String) return null;
        if (json.ValueIsEscaped) return EscapedReplayId(ref json);
        return long.TryParse(json.ValueSpan, out var plain) ? Valid(plain) : null;
    }

    private static long? Valid(long id) => id >= 0 ? id : null;

    private static long? EscapedReplayId(scoped ref Utf8JsonReader json)
    {
        try
        {
            return long.TryParse(json.GetString(), out var id) ? Valid(id) : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Invalid UTF-8, or half a surrogate pair.
        }
    }

    private static long? ReadReplayId(scoped ref MessageJson json)
    {
        json.Slice();
        return ReplayIdAt(ref json.Token);
    }
}
