namespace TypedStreaming.Consumers;

/// <summary>One slot of a consumer's queue: an event, or a gap. It is a struct, so that a queue allocates no object per event.</summary>
internal struct Slot<T>
{
    /// <summary>The id of events that have none.</summary>
    public const long NoId = -1;

    public T? Event;

    /// <summary>The replay id, or <see cref="NoId"/>.</summary>
    public long Id;

    /// <summary>The time at which the event was made or, if that is unknown, received, in UTC ticks.</summary>
    public long At;

    /// <summary>True if <see cref="At"/> was sent by the server.</summary>
    public bool IsDated;

    /// <summary>The number of times that the server had restarted its ids before this event.</summary>
    public int Era;

    /// <summary>The memory that the event uses, in bytes.</summary>
    public int Bytes;

    public SlotDetails? Details;
}
