namespace TypedStreaming.Consumers;

/// <summary>One place in a consumer's queue: an event, or a gap. A value, so that a queue costs no allocation per event.</summary>
internal struct Slot<T>
{
    /// <summary>The id of events that have none.</summary>
    public const long NoId = -1;

    public T? Event;

    /// <summary>The replay id, or <see cref="NoId"/>.</summary>
    public long Id;

    /// <summary>When the event was made, else when it was received, in UTC ticks.</summary>
    public long At;

    /// <summary>Whether <see cref="At"/> is the server's.</summary>
    public bool IsDated;

    /// <summary>How many times ids had started again before it.</summary>
    public int Era;

    /// <summary>What it holds, in bytes.</summary>
    public int Bytes;

    public SlotDetails? Details;
}
