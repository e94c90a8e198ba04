using System.Text.Json;
using TypedStreaming.Decoding;
using TypedStreaming.Decoding.Dates;
using TypedStreaming.Events;

namespace TypedStreaming.Bayeux;

/// <summary>
/// One event message in the received bytes. It consists of slices of these bytes, so it is valid only while the bytes are valid. Values of the
/// envelope are kept as JSON and decoded when they are requested.
/// </summary>
internal readonly ref struct EventFrame
{
    private readonly bool _isSearched;

    /// <summary>The whole message, from the opening brace to the closing brace.</summary>
    public ReadOnlySpan<byte> Message { get; init; }

    /// <summary>The channel of the event, as unescaped UTF-8.</summary>
    public ReadOnlySpan<byte> Channel { get; init; }

    /// <summary>
    /// The raw JSON value of the event's data: <c>data.sobject</c> or, if that is missing, <c>data.payload</c>. If both are missing, as in
    /// events of plain Bayeux servers, it is <c>data</c> itself. Empty if the message has no data.
    /// </summary>
    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>The value of <c>data.event.replayId</c>, or null if it is missing.</summary>
    public long? ReplayId { get; init; }

    /// <summary>The replay id, if the transport's ids are bytes that only the server can interpret; null over CometD.</summary>
    public OpaqueReplayId? OpaqueId { get; init; }

    /// <summary>
    /// The number by which a consumer orders its events: over CometD, the replay id; over a transport with opaque ids, a number that the client
    /// has assigned. Null if the event has no replay id.
    /// </summary>
    public long? Order
    {
        get => OpaqueId is null ? ReplayId : field;
        init;
    }

    /// <summary>The raw JSON token of <c>data.event.createdDate</c>; empty if it is missing.</summary>
    public ReadOnlySpan<byte> CreatedDate { get; init; }

    /// <summary>The raw JSON token of <c>data.event.type</c>; empty if it is missing.</summary>
    public ReadOnlySpan<byte> Type { get; init; }

    /// <summary>The raw JSON token of <c>data.event.EventUuid</c>; empty if it is missing.</summary>
    public ReadOnlySpan<byte> EventUuid { get; init; }

    /// <summary>The raw JSON token of <c>data.event.EventApiName</c>; empty if it is missing.</summary>
    public ReadOnlySpan<byte> EventApiName { get; init; }

    /// <summary>The raw JSON token of <c>data.schema</c> or, if that is missing, of <c>data.event.schema</c>. Empty if both are missing.</summary>
    public ReadOnlySpan<byte> SchemaId { get; init; }

    /// <summary>
    /// The raw JSON value of <c>ChangeEventHeader</c> in the data of a change event; empty if it is missing. If the code that creates the frame has
    /// already searched the data for the header, the data is not searched again, even if the header is missing.
    /// </summary>
    public ReadOnlySpan<byte> ChangeHeader
    {
        get => _isSearched ? field : ChangeHeaderText.Of(Payload);
        init
        {
            field = value;
            _isSearched = true;
        }
    }

    /// <summary>
    /// Returns the time at which the event was created, from the envelope or, for platform and change events, from the data. Returns null if neither
    /// has a valid date, because an invalid date must never make an event unreadable.
    /// </summary>
    public DateTimeOffset? ReadCreatedDate()
    {
        if (!CreatedDate.IsEmpty) return ReadDateOfEnvelope();
        return ChannelKinds.IsPlatformEvent(Channel) ? EventCreationDate.OfPlatformEvent(Payload)
            : ChannelKinds.IsChangeEvent(Channel) ? EventCreationDate.OfChangeEvent(ChangeHeader)
            : null;
    }

    private DateTimeOffset? ReadDateOfEnvelope()
    {
        if (CreatedDate.Length > 2 && UsualDateForm.TryRead(CreatedDate[1..^1], out var utc)) return new DateTimeOffset(utc);
        try
        {
            var reader = new Utf8JsonReader(CreatedDate);
            return !CreatedDate.IsEmpty && reader.Read() && reader.TokenType == JsonTokenType.String && DateParser.TryRead(ref reader, out var date) ? date : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Returns the date as the server wrote it, or null if it is missing or not a string.</summary>
    public string? ReadRawCreatedDate()
    {
        try
        {
            var reader = new Utf8JsonReader(CreatedDate);
            return !CreatedDate.IsEmpty && reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // Not a token, invalid UTF-8, or half a surrogate pair.
        }
    }

    /// <summary>Returns the value of <c>data.event.type</c>, or null if it is missing or not a string.</summary>
    public string? ReadType() => ReadText(Type);

    /// <summary>Returns the API name of the event, or null if it is missing or not a string.</summary>
    public string? ReadEventApiName() => ReadText(EventApiName);

    /// <summary>Returns the id of the event's schema, or null if it is missing or not a string.</summary>
    public string? ReadSchemaId() => ReadText(SchemaId);

    /// <summary>Returns the id that the event shares with its duplicates, or null if it is missing or not a valid UUID.</summary>
    public Guid? ReadEventUuid()
    {
        try
        {
            var reader = new Utf8JsonReader(EventUuid);
            return !EventUuid.IsEmpty && reader.Read() && reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id) ? id : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // Not a token, or half a surrogate pair.
        }
    }

    private static string? ReadText(ReadOnlySpan<byte> token)
    {
        try
        {
            var reader = new Utf8JsonReader(token);
            if (token.IsEmpty || !reader.Read() || reader.TokenType != JsonTokenType.String) return null;
            return WellKnownType(ref reader) ?? reader.GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // Not a token, invalid UTF-8, or half a surrogate pair.
        }
    }

    private static string? WellKnownType(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("updated"u8) ? "updated"
        : reader.ValueTextEquals("created"u8) ? "created"
        : reader.ValueTextEquals("deleted"u8) ? "deleted"
        : reader.ValueTextEquals("undeleted"u8) ? "undeleted"
        : null;
}
