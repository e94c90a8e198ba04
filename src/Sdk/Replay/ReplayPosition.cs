namespace TypedStreaming;

/// <summary>
/// How far a consumer is done with a channel: up to an event, or up to an anchor before its first event. An event's id is a number or
/// opaque, as the transport has it. Compared by value.
/// </summary>
public sealed record ReplayPosition
{
    /// <summary>
    /// The last event that the consumer is done with, all before it included, where the transport numbers events (CometD). Else null.
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

    /// <summary>The last event that the consumer is done with, all before it included, where the transport's ids are bytes. Else null.</summary>
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

    /// <summary>Whether there is neither id: the subscription was confirmed, and no event is done yet.</summary>
    public bool IsAnchor => ReplayId is null && OpaqueId is null;

    /// <summary>
    /// When the event was made, or received where the server does not say; for an anchor, the server's date of the
    /// confirmed subscription.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The event's creation date as the server wrote it, or null where it is not known.</summary>
    public string? CreatedDate { get; init; }

    /// <summary>The host of the org's instance, which tells that the org has moved, or null where it is not known.</summary>
    public string? Instance { get; init; }

    private static void RefuseTwo(bool areTwo, string name)
    {
        if (areTwo)
            throw new ArgumentException($"A position has a {nameof(ReplayId)} or an {nameof(OpaqueId)}, not both. Set the other one to null first.", name);
    }
}
