using TypedStreaming.Bayeux;

namespace TypedStreaming;

/// <summary>
/// What the server says about an event beside its data. A property of this type in an annotated type is filled from the
/// event's envelope instead of its data.
/// </summary>
public sealed record EventMetadata
{
    /// <summary>The channel that the event arrived on, as the server wrote it.</summary>
    public required string Channel { get; init; }

    /// <summary>
    /// The position of the event in its channel, or null from a server without replay. Ids of one channel rise, but not
    /// by one; they mean nothing across channels or orgs.
    /// </summary>
    public long? ReplayId { get; init; }

    /// <summary>When the event was made, in UTC, or null where the server does not say or not readably.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>
    /// What happened to the record of a PushTopic: <c>created</c>, <c>updated</c>, <c>deleted</c> or <c>undeleted</c>;
    /// null for other kinds.
    /// </summary>
    public string? Type { get; init; }

    internal static EventMetadata From(string channel, in EventFrame frame) => new()
    {
        Channel = channel,
        ReplayId = frame.ReplayId,
        CreatedDate = frame.ReadCreatedDate(),
        Type = frame.ReadType(),
    };
}
