namespace TypedStreaming.Replay;

/// <summary>A cursor whose store can specify a start that is not a position.</summary>
internal interface IStartingCursor
{
    /// <see cref="ReplayFrom.Latest"/> or <see cref="ReplayFrom.Earliest"/>; null if the start follows from the position, or from its absence.
    ReplayFrom? Start { get; }
}
