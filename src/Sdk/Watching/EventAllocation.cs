namespace TypedStreaming;

/// <summary>The usage of one of the org's daily limits (allocations) for delivered events.</summary>
public sealed record EventAllocation
{
    /// <summary>The kind of events to which the limit applies.</summary>
    public required EventAllocationKind Kind { get; init; }

    /// <summary>
    /// The number of events that the org delivered to this client in the last 24 hours, including events that were sent again. Events that were
    /// delivered before the client was created are not counted.
    /// </summary>
    public required long Received { get; init; }

    /// <summary>The number of events that the org can deliver to all its clients in 24 hours; null if the org does not report this limit.</summary>
    public long? Limit { get; init; }

    /// <summary>
    /// The number of events that the org can still deliver before it reaches <see cref="Limit"/>; null if the org does not report this number.
    /// Salesforce updates the number with a delay of several minutes.
    /// </summary>
    public long? Remaining { get; init; }
}
