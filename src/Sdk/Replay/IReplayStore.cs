namespace TypedStreaming;

/// <summary>Stores the positions of consumers, so that consumers can resume where they stopped.</summary>
/// <remarks>
/// Several consumers can call a store at the same time. If a call fails, the store throws a <see cref="StreamingException"/> with
/// <see cref="StreamingError.PositionStore"/>, because the program must notice that a position was not stored.
/// </remarks>
public interface IReplayStore
{
    /// <summary>
    /// Reads the position of a consumer and takes the ownership of it. Only the newest cursor of a key can save, even if the other cursors
    /// are in other processes.
    /// </summary>
    /// <param name="key">The key of the position to open.</param>
    /// <param name="cancellationToken">Cancels the call. After a cancellation, the ownership may have been taken or not.</param>
    /// <returns>The cursor. The caller must dispose it.</returns>
    ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken);
}
