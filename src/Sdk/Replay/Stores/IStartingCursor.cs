namespace TypedStreaming.Replay.Stores;

/// <summary>
/// A cursor for a store that can specify, instead of a position, that the consumer starts with new events or at the earliest event.
/// </summary>
internal interface IStartingCursor
{
    /// <summary>
    /// The start position that the store specifies: <see cref="ReplayFrom.Latest"/> or <see cref="ReplayFrom.Earliest"/>. Null if the store does not
    /// specify a start position; in that case, the stored position, if there is one, determines where the consumer starts.
    /// </summary>
    ReplayFrom? Start { get; }
}
