namespace TypedStreaming.Replay;

/// <summary>A cursor whose store may tell a start that is no position.</summary>
internal interface IStartingCursor
{
    /// <summary><see cref="ReplayFrom.Latest"/> or <see cref="ReplayFrom.Earliest"/>; null if the position, or its absence, tells the start.</summary>
    ReplayFrom? Start { get; }
}
