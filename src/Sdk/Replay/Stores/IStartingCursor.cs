namespace TypedStreaming.Replay.Stores;

/// <summary>A cursor whose store can specify a start that is not a position.</summary>
internal interface IStartingCursor
{
    /// <summary>
    /// The start, <see cref="ReplayFrom.Latest"/> or <see cref="ReplayFrom.Earliest"/>. Null if the position, or the absence of a position,
    /// determines the start.
    /// </summary>
    ReplayFrom? Start { get; }
}
