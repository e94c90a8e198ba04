namespace TypedStreaming;

/// <summary>
/// The position up to which a consumer has processed a channel. It is the id of an event or, if no event has been processed yet, an anchor (a time).
/// The id is either a number or opaque, depending on the transport. Positions are compared by value.
/// </summary>
public sealed record ReplayPosition
{
    /// <summary>
    /// The date that is stored for a consumer that started at a past position and has not processed any event yet. It is earlier than the date of any
    /// event.
    /// </summary>
    internal static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch;

    /// <summary>
    /// The id of the event up to which the consumer has processed all events, if the transport uses numbers as ids (CometD); otherwise, null.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative.</exception>
    /// <exception cref="ArgumentException">The position already has an <see cref="OpaqueId"/>; a position has only one id.</exception>
    public long? ReplayId
    {
        get;
        init
        {
            if (value is { } id)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(id, nameof(ReplayId));
                RefuseTwo(OpaqueId is not null, nameof(ReplayId));
            }

            field = value;
        }
    }

    /// <summary>The id of the event up to which the consumer has processed all events, if the transport uses bytes as ids; otherwise, null.</summary>
    /// <exception cref="ArgumentException">The position already has a <see cref="ReplayId"/>; a position has only one id.</exception>
    public OpaqueReplayId? OpaqueId
    {
        get;
        init
        {
            RefuseTwo(value is not null && ReplayId is not null, nameof(OpaqueId));
            field = value;
        }
    }

    /// <summary>
    /// Gets a value that indicates whether the position is an anchor. An anchor has no id, because the subscription has been confirmed but no event
    /// has been processed yet.
    /// </summary>
    public bool IsAnchor => ReplayId is null && OpaqueId is null;

    /// <summary>
    /// The time at which the event was created, or at which it was received if the server does not send the creation time. For a position without an
    /// id (an anchor), the value is the time at which the subscription was confirmed, according to the server's clock. If the consumer started at a
    /// past position, the time of the anchor is the start of 1970, because events from any time may be missing.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// True if the consumer started at a past position and has not processed any event yet. In this case, events from any time may be missing.
    /// </summary>
    internal bool IsBeginning => IsAnchor && At <= Beginning;

    /// <summary>The event's creation date exactly as the server wrote it, or null if it is not known.</summary>
    public string? CreatedDate { get; init; }

    /// <summary>
    /// The host name of the org's instance, or null if it is not known. The client compares it with the current host name to detect that the org has
    /// moved.
    /// </summary>
    public string? Instance { get; init; }

    private static void RefuseTwo(bool areTwo, string name)
    {
        if (areTwo)
            throw new ArgumentException($"A position can have a {nameof(ReplayId)} or an {nameof(OpaqueId)}, but not both. Set the other property to null first.", name);
    }
}
