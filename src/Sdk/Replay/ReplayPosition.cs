namespace TypedStreaming;

/// <summary>
/// The position up to which a consumer has processed a channel. It is the id of an event, or an anchor (a time) if no event was processed yet.
/// The id is a number or opaque, depending on the transport. Positions are compared by value.
/// </summary>
public sealed record ReplayPosition
{
    /// <summary>
    /// The date that is stored for a consumer that started at a past position and has not processed an event yet. It is earlier than the date
    /// of every event.
    /// </summary>
    internal static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch;

    /// <summary>
    /// The id of the last event that the consumer has processed, with all events before it, if the transport uses numbers as ids (CometD);
    /// otherwise, null.
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

    /// <summary>
    /// The id of the last event that the consumer has processed, with all events before it, if the transport uses bytes as ids; otherwise, null.
    /// </summary>
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
    /// Gets a value that indicates whether the position has no id, because the subscription was confirmed but no event is processed yet.
    /// </summary>
    public bool IsAnchor => ReplayId is null && OpaqueId is null;

    /// <summary>
    /// The time at which the event was created, or was received if the server does not send the time. For a position without an id (an anchor), it is
    /// the time at which the subscription was confirmed, by the server's clock. If the consumer started at a past position, the anchor is 1970,
    /// because any event may be missing after it.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// True for the position of a consumer that started at a past position and has not processed an event yet. Any event may be missing after it.
    /// </summary>
    internal bool IsBeginning => IsAnchor && At <= Beginning;

    /// <summary>The event's creation date as the server wrote it, or null if it is not known.</summary>
    public string? CreatedDate { get; init; }

    /// <summary>
    /// The host of the org's instance, or null if it is not known. The client compares it with the current host to recognize a move of the org.
    /// </summary>
    public string? Instance { get; init; }

    private static void RefuseTwo(bool areTwo, string name)
    {
        if (areTwo)
            throw new ArgumentException($"A position has a {nameof(ReplayId)} or an {nameof(OpaqueId)}, not both. Set the other one to null first.", name);
    }
}
