using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>What stands in a consumer's queue: an event, or a gap. A value, so that the queue costs no allocation an event.</summary>
internal readonly record struct ReceivedEvent<T>
{
    public T? Event { get; init; }

    public EventDecodeException? Error { get; init; }

    public long? ReplayId { get; init; }

    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>The date as the server wrote it, where the store wants it.</summary>
    public string? RawCreatedDate { get; init; }

    public string? Type { get; init; }

    /// <summary>What the server says around the event, where somebody may ask for it.</summary>
    public EventMetadata? Metadata { get; init; }

    /// <summary>Set where this is no event: events may be missing here.</summary>
    public Gap? Gap { get; init; }

    /// <summary>Whether the gap is an event of its own, with a place in the channel.</summary>
    public bool IsGapEvent => Gap is { Cause: GapCause.GapEvent or GapCause.Overflow };

    /// <summary>Whether the event came before: the program does not get it, but the position has to pass it.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Set where an earlier enumeration had this event and did not acknowledge it.</summary>
    public DeliveryTicket? Ticket { get; init; }
}
