namespace TypedStreaming;

/// <summary>
/// The position up to which a consumer has processed a channel: an event, or an anchor before its first event. An event's id is a number or
/// opaque, depending on the transport. Compared by value.
/// </summary>
public sealed record ReplayPosition
{
    /// <summary>The date of an anchor before all events.</summary>
    internal static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch;

    /// <summary>
    /// The id of the last event that the consumer has processed, with all events before it, where the transport numbers events (CometD). Else
    /// null.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative.</exception>
    /// <exception cref="ArgumentException">There is an <see cref="OpaqueId"/>: a position has one id.</exception>
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
    /// The id of the last event that the consumer has processed, with all events before it, where the transport's ids are bytes. Else null.
    /// </summary>
    /// <exception cref="ArgumentException">There is a <see cref="ReplayId"/>: a position has one id.</exception>
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
    /// Gets a value that indicates whether the position has neither id: the subscription was confirmed, and no event is processed yet.
    /// </summary>
    public bool IsAnchor => ReplayId is null && OpaqueId is null;

    /// <summary>
    /// The time at which the event was made, or was received if the server does not say; for an anchor, the server's date of the confirmed
    /// subscription, or 1970 if the consumer started in the past, so that any event may be missing after it.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True for the anchor of a start in the past: any event may be missing after it.</summary>
    internal bool IsBeginning => IsAnchor && At <= Beginning;

    /// <summary>The event's creation date as the server wrote it, or null where it is not known.</summary>
    public string? CreatedDate { get; init; }

    /// <summary>The host of the org's instance, from which a move of the org is recognized, or null where it is not known.</summary>
    public string? Instance { get; init; }

    private static void RefuseTwo(bool areTwo, string name)
    {
        if (areTwo)
            throw new ArgumentException($"A position has a {nameof(ReplayId)} or an {nameof(OpaqueId)}, not both. Set the other one to null first.", name);
    }
}
