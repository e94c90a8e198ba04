namespace TypedStreaming.Relay;

/// <summary>
/// Stores the dead letters of a worker group in a message broker. A dead letter is an event that could not be handled. Dead letters expire, and
/// their number is limited.
/// </summary>
public interface IDeadLetterStore : IAsyncDisposable
{
    /// <summary>Stores a dead letter.</summary>
    /// <param name="letter">The letter as a text, which contains business data.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that is done when a crash of the broker does not lose the letter.</returns>
    /// <exception cref="BrokerException">The letter is not stored, for example because the store is full.</exception>
    Task StoreAsync(ReadOnlyMemory<byte> letter, CancellationToken cancellationToken);

    /// <summary>
    /// Passes each dead letter that is currently stored to a callback, one after the other. If the callback returns true, the dead letter is
    /// removed; otherwise, it stays stored.
    /// </summary>
    /// <param name="isDone">Handles a letter.</param>
    /// <param name="cancellationToken">Cancels the call. Letters that were not taken stay stored.</param>
    /// <returns>A task that is done when each letter was taken once.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached.</exception>
    Task TakeAllAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> isDone, CancellationToken cancellationToken);
}
