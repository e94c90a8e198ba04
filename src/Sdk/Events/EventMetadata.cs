using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Events;

namespace TypedStreaming;

/// <summary>
/// The data of an event's envelope. A property of this type in an annotated type is filled from the event's envelope, not from its data.
/// </summary>
public sealed record EventMetadata
{
    /// <summary>The channel that the event arrived on, as the server wrote it.</summary>
    public required string Channel { get; init; }

    /// <summary>
    /// The position of the event in its channel, or null if the server does not support replay. Ids increase within a channel, but there can be gaps
    /// between them. Ids of different channels or orgs cannot be compared.
    /// </summary>
    public long? ReplayId { get; init; }

    /// <summary>
    /// The position of the event as bytes that only the server can interpret, for events from the Pub/Sub API; null over CometD. Over the Pub/Sub
    /// API, <see cref="ReplayId"/> is the number in the first eight bytes, if the id has the usual form. Resume with this property, not with
    /// that number.
    /// </summary>
    public OpaqueReplayId? OpaqueId { get; init; }

    /// <summary>The time at which the event was created, in UTC, or null if the server does not send the time, or the time cannot be read.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>
    /// The type of change to a PushTopic's record: <c>created</c>, <c>updated</c>, <c>deleted</c> or <c>undeleted</c>; null for other kinds of
    /// events.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>
    /// The id of a platform event. Duplicates of one event have different replay ids, but the same id. Null for other kinds of events, and before API
    /// version 52.0.
    /// </summary>
    public Guid? EventUuid { get; init; }

    /// <summary>
    /// The name of the platform event, such as <c>Low_Ink__e</c>. On a custom channel, it distinguishes the types of events. Null for other kinds of
    /// events, and before API version 55.0.
    /// </summary>
    public string? EventApiName { get; init; }

    /// <summary>
    /// The id of the schema of a platform or change event; it changes when the definition of the event changes. Null for other kinds of events.
    /// </summary>
    public string? SchemaId { get; init; }

    /// <summary>The header of a change event; null for other kinds of events, or if the header is missing or cannot be read.</summary>
    public ChangeEventHeader? Change { get; init; }

    internal static EventMetadata From(string channel, in EventFrame frame) => new()
    {
        Channel = channel,
        ReplayId = frame.ReplayId,
        OpaqueId = frame.OpaqueId,
        CreatedDate = frame.ReadCreatedDate(),
        Type = frame.ReadType(),
        EventUuid = frame.ReadEventUuid(),
        EventApiName = frame.ReadEventApiName(),
        SchemaId = frame.ReadSchemaId(),
        Change = IsChange(channel) && ChangeEventHeaderReader.TryRead(frame, out var header) ? header : null,
    };

    private static bool IsChange(string channel) => ChannelKinds.KindOf(channel) == EventKind.ChangeEvent;
}
