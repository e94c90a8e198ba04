namespace TypedStreaming;

/// <summary>Represents a consumer's ownership of its position. The ownership ends when a newer cursor is opened for the same key.</summary>
/// <remarks>
/// Disposing the cursor releases its resources and does not change the position. A cursor that lost the ownership never gets it back. The
/// owner makes one call at a time.
/// </remarks>
public interface IReplayCursor : IAsyncDisposable
{
    /// <summary>The position that was stored when the cursor was opened, or null if there was none.</summary>
    ReplayPosition? Position { get; }

    /// <summary>
    /// Stores a position, which replaces the previous one. When the call returns, the position has been saved with the durability that the store
    /// guarantees.
    /// </summary>
    /// <param name="position">The complete position. Nothing of the previous position is kept.</param>
    /// <param name="cancellationToken">Cancels the call. If the token is cancelled before the call, nothing is stored.</param>
    /// <returns>A task that is done when the position is stored.</returns>
    /// <exception cref="StreamingException"><see cref="StreamingError.PositionTaken"/> if a newer cursor was opened. The message identifies the
    /// owner of that cursor, and nothing is changed. <see cref="StreamingError.PositionStore"/> if storing failed.</exception>
    /// <exception cref="ObjectDisposedException">The cursor is disposed.</exception>
    ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken);
}
