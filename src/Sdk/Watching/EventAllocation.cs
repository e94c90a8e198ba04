namespace TypedStreaming;

/// <summary>The use of one allocation of the org for delivered events.</summary>
public sealed record EventAllocation
{
    /// <summary>The allocation.</summary>
    public required EventAllocationKind Kind { get; init; }

    /// <summary>
    /// The number of events that the org delivered to this client in the last 24 hours, events that were sent again included, since the client
    /// was made.
    /// </summary>
    public required long Received { get; init; }

    /// <summary>The number of events that the org may deliver to all its clients in 24 hours; null if the org does not list it.</summary>
    public long? Limit { get; init; }

    /// <summary>
    /// The number of events that are left of <see cref="Limit"/>; null if the org does not list it. Salesforce updates it with a delay of
    /// minutes.
    /// </summary>
    public long? Remaining { get; init; }
}
