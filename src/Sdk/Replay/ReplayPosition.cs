namespace TypedStreaming;

/// <summary>How far a consumer is done with a channel: up to an event, or up to an anchor before its first event.</summary>
public sealed record ReplayPosition
{
    /// <summary>
    /// The last event that the consumer is done with, all before it included. Null for an anchor: the subscription was
    /// confirmed, and no event is done yet.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative.</exception>
    public long? ReplayId
    {
        get;
        init
        {
            if (value is { } id) ArgumentOutOfRangeException.ThrowIfNegative(id, nameof(ReplayId));
            field = value;
        }
    }

    /// <summary>
    /// When the event was made, or received where the server does not say; for an anchor, the server's date of the
    /// confirmed subscription.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The event's creation date as the server wrote it, or null where it is not known.</summary>
    public string? CreatedDate { get; init; }

    /// <summary>The host of the org's instance, which tells that the org has moved, or null where it is not known.</summary>
    public string? Instance { get; init; }
}
