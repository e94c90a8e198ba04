namespace TypedStreaming;

/// <summary>Stores the positions of consumers, so that they resume where they stopped.</summary>
/// <remarks>
/// Several consumers call a store at the same time. A failure is a <see cref="StreamingException"/> with <see cref="StreamingError.PositionStore"/>,
/// because a position that is not stored must not go unnoticed.
/// </remarks>
public interface IReplayStore
{
    /// <summary>
    /// Reads the position of a consumer and takes ownership of it: only the newest cursor of a key can save, whatever process the others are
    /// in.
    /// </summary>
    /// <param name="key">The key of the position to open.</param>
    /// <param name="cancellationToken">Cancels the call; the ownership may have been taken or not.</param>
    /// <returns>The cursor, which the caller disposes.</returns>
    ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken);
}
