namespace TypedStreaming.Relay.Workers;

/// <summary>The content of a valid message.</summary>
internal sealed class MessageContent
{
    /// <summary>The text that all copies of the event share: its source and its id.</summary>
    public required string Identity { get; init; }

    /// <summary>The channel as the relay subscribed to it.</summary>
    public required string Channel { get; init; }

    /// <summary>The id of the org, or null if the relay did not know it.</summary>
    public string? Organization { get; init; }

    /// <summary>The epoch of the relay, or null if it had no lease.</summary>
    public long? Epoch { get; init; }

    /// <summary>The trace of the relay, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The event, or null for a gap.</summary>
    public EventMessage? Event { get; init; }

    /// <summary>The gap, or null for an event.</summary>
    public Gap? Gap { get; init; }

    /// <summary>The metadata of the event, whose change contains only the records of this partition.</summary>
    public required EventMetadata Metadata { get; init; }
}
