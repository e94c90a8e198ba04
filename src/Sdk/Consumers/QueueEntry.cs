namespace TypedStreaming.Consumers;

/// <summary>One entry of a consumer's queue: an event or a gap. It is a struct, so that the queue allocates no object for each event.</summary>
internal struct QueueEntry<T>
{
    /// <summary>The value of <see cref="Id"/> for an event without a replay id.</summary>
    public const long NoId = -1;

    public T? Event;

    /// <summary>The replay id of the event, or <see cref="NoId"/>.</summary>
    public long Id;

    /// <summary>The time at which the event was created or, if that is unknown, received, in UTC ticks.</summary>
    public long At;

    /// <summary>True if the server sent the time in <see cref="At"/>.</summary>
    public bool IsDated;

    /// <summary>The number of times that the server restarted its replay ids before this event.</summary>
    public int Era;

    /// <summary>The number of bytes of memory that the event uses.</summary>
    public int Bytes;

    public EntryDetails? Details;
}
