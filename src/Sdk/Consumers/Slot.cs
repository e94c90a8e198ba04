namespace TypedStreaming.Consumers;

/// <summary>One slot of a consumer's queue: an event, or a gap. It is a value, so that a queue allocates nothing per event.</summary>
internal struct Slot<T>
{
    /// <summary>The id of events that have none.</summary>
    public const long NoId = -1;

    public T? Event;

    /// <summary>The replay id, or <see cref="NoId"/>.</summary>
    public long Id;

    /// <summary>The time at which the event was made, else the time at which it was received, in UTC ticks.</summary>
    public long At;

    /// <summary>True if <see cref="At"/> was sent by the server.</summary>
    public bool IsDated;

    /// <summary>The number of times that ids had started again before it.</summary>
    public int Era;

    /// <summary>The memory that it uses, in bytes.</summary>
    public int Bytes;

    public SlotDetails? Details;
}
