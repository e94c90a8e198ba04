namespace TypedStreaming;

/// <summary>Keeps the positions of consumers, so that they go on where they were done.</summary>
/// <remarks>
/// A store is called by several consumers at a time. What fails in it is a <see cref="StreamingException"/> with
/// <see cref="Reason.PositionStore"/>, because a position that is not stored must not go unnoticed.
/// </remarks>
public interface IReplayStore
{
    /// <summary>
    /// Reads the position of a consumer and takes it over: the newest cursor of a key is the only one that can save, in
    /// whatever process the others are.
    /// </summary>
    /// <param name="key">Whose position to open.</param>
    /// <param name="cancellationToken">Gives up; whether the position was taken over is then open.</param>
    /// <returns>The cursor, which the caller disposes of.</returns>
    ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken);
}
