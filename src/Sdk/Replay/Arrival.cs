namespace TypedStreaming.Replay;

/// <summary>A delivery that the watermark has not passed.</summary>
internal struct Arrival
{
    /// <summary>The rank of an arrival that never moves the position: without an id, or with one that was passed before.</summary>
    public const long Unranked = -1;

    /// <summary>The rank of one more arrival of the id that only waits for a later one.</summary>
    public const long OfWaiting = -2;

    public ReceivedPosition Position;

    /// <summary>The ticket of the first arrival with the same id, by which ids are ordered.</summary>
    public long Rank;

    /// <summary>On a first arrival: how many with its id, itself included, are not acknowledged.</summary>
    public int Open;

    public bool IsAcknowledged;

    public readonly bool IsDone => IsAcknowledged && Open == 0;
}
