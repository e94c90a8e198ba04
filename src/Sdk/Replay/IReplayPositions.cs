namespace TypedStreaming;

/// <summary>
/// Lists and resets the positions in a store, for administration tools. A store that supports this implements the interface in addition to
/// <see cref="IReplayStore"/>.
/// </summary>
public interface IReplayPositions
{
    /// <summary>
    /// Reads all positions. Reading does not change the owners of the positions, so it does not affect consumers that use the store.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The positions at one point in time, ordered by org, channel, consumer and transport.</returns>
    /// <exception cref="StreamingException">The store could not be read (<see cref="StreamingError.PositionStore"/>).</exception>
    Task<IReadOnlyList<StoredPosition>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes a position, and makes the caller the owner of the position. The next time the consumer starts, it starts as a new consumer. A cursor
    /// that was opened earlier can no longer save positions: its consumer ends with <see cref="StreamingError.PositionTaken"/>.
    /// </summary>
    /// <param name="key">The key of the position.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The position that was removed, or null if there was none.</returns>
    /// <exception cref="StreamingException">The store could not be written (<see cref="StreamingError.PositionStore"/>).</exception>
    Task<ReplayPosition?> ResetAsync(ReplayKey key, CancellationToken cancellationToken = default);
}
