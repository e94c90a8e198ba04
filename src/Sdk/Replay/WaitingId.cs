namespace TypedStreaming.Replay;

/// <summary>The newest id of a channel with shared ids when all that came before it is passed: it waits for a later one.</summary>
internal sealed class WaitingId(in ReceivedPosition position, long rank)
{
    public ReceivedPosition Position { get; } = position;

    public long Rank { get; } = rank;

    /// <summary>How many that arrived with it since are not acknowledged.</summary>
    public int Open { get; set; }
}
