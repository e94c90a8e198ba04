namespace TypedStreaming.Relay.Workers;

/// <summary>The content of a relayed message after its checks: an event or a gap, and the attributes that workers use.</summary>
internal sealed class MessageContent
{
    /// <summary>
    /// The string that identifies an event. It consists of the event's source and id, so it is the same for all copies of the event.
    /// </summary>
    public required string Identity { get; init; }

    /// <summary>The channel to which the relay has subscribed, including its filter.</summary>
    public required string Channel { get; init; }

    /// <summary>The id of the event's org, or null if the relay did not know it.</summary>
    public string? Organization { get; init; }

    /// <summary>The epoch of the relay (the number of its lease, which increases with each holder), or null if the relay had no lease.</summary>
    public long? Epoch { get; init; }

    /// <summary>The org and the name of the lease to which <see cref="Epoch"/> belongs, or null if the relay had no lease.</summary>
    public string? Lease { get; init; }

    /// <summary>The trace context of the relay, or null if there is none.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The event that the message contains, or null for a gap.</summary>
    public EventMessage? Event { get; init; }

    /// <summary>The gap that the message reports, or null for an event.</summary>
    public Gap? Gap { get; init; }

    /// <summary>The metadata of the event. In a change event, the change contains only the records of the message's partition.</summary>
    public required EventMetadata Metadata { get; init; }
}
