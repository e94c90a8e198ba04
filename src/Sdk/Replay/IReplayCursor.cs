namespace TypedStreaming;

/// <summary>One consumer's hold on its position, until a newer cursor of the same key is opened.</summary>
/// <remarks>
/// Disposing releases what the cursor holds and leaves the position alone; a cursor that was superseded before stays so.
/// Its holder makes one call at a time.
/// </remarks>
public interface IReplayCursor : IAsyncDisposable
{
    /// <summary>What was stored when the cursor was opened, or null if nothing was.</summary>
    ReplayPosition? Position { get; }

    /// <summary>Stores a position in the place of the last one. When it returns, the position is kept as long as the store promises.</summary>
    /// <param name="position">The position, whole: nothing of the last one remains.</param>
    /// <param name="cancellationToken">Gives up. Cancelled beforehand, nothing is stored.</param>
    /// <returns>Ends when the position is stored.</returns>
    /// <exception cref="StreamingException">
    /// <see cref="Reason.PositionTaken"/> if a newer cursor was opened, naming who did; nothing is changed then.
    /// <see cref="Reason.PositionStore"/> if storing failed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The cursor is disposed of.</exception>
    ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken);
}
