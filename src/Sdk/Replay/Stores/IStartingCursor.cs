namespace TypedStreaming.Replay.Stores;

/// <summary>A cursor whose store can specify a start at new events or at the earliest event, instead of a position.</summary>
internal interface IStartingCursor
{
    /// <summary>
    /// The start that the store specifies: <see cref="ReplayFrom.Latest"/> or <see cref="ReplayFrom.Earliest"/>. Null if the position, or the
    /// absence of a position, determines the start.
    /// </summary>
    ReplayFrom? Start { get; }
}
