namespace TypedStreaming;

/// <summary>Stores the positions of consumers, so that consumers can resume where they stopped.</summary>
/// <remarks>
/// Several consumers can call a store at the same time. If a call fails, the store throws a <see cref="StreamingException"/> with
/// <see cref="StreamingError.PositionStore"/>, because the application must notice that a position was not stored.
/// </remarks>
public interface IReplayStore
{
    /// <summary>
    /// Reads the position of a consumer, and makes the caller the owner of the position. Only the newest cursor for a key can save positions, even if
    /// the older cursors are in other processes.
    /// </summary>
    /// <param name="key">The key of the position to open.</param>
    /// <param name="cancellationToken">Cancels the call. After a cancellation, the ownership may have been taken or not.</param>
    /// <returns>The cursor. The caller must dispose it.</returns>
    ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Returns a message for each invalid option of this store. The default implementation returns no messages. The method is called when a client is
    /// created with this store, so it must return quickly.
    /// </summary>
    /// <returns>A part of a sentence for each defect: the name of the option and what to do, without a secret and without a full stop.</returns>
    IEnumerable<string> OptionDefects() => [];
}
