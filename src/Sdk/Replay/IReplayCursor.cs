namespace TypedStreaming;

/// <summary>A consumer's ownership of its position, until a newer cursor of the same key is opened.</summary>
/// <remarks>
/// Disposing releases the cursor's resources and does not change the position; a cursor that was superseded stays superseded. The owner makes
/// one call at a time.
/// </remarks>
public interface IReplayCursor : IAsyncDisposable
{
    /// <summary>The position that was stored when the cursor was opened, or null if there was none.</summary>
    ReplayPosition? Position { get; }

    /// <summary>Stores a position in place of the previous one. When it returns, the position is as durable as the store promises.</summary>
    /// <param name="position">The complete position: nothing of the previous one remains.</param>
    /// <param name="cancellationToken">Cancels the call. If it is cancelled beforehand, nothing is stored.</param>
    /// <returns>A task that is done when the position is stored.</returns>
    /// <exception cref="StreamingException">
    /// <see cref="StreamingError.PositionTaken"/> if a newer cursor was opened, naming its owner; nothing is changed then.
    /// <see cref="StreamingError.PositionStore"/> if storing failed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The cursor is disposed.</exception>
    ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken);
}
