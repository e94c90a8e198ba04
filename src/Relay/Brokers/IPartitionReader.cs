namespace TypedStreaming.Relay;

/// <summary>
/// One reader in the waiting line of a partition's readers. When it is disposed, it leaves the line, and messages that were not acknowledged are
/// delivered to the next reader.
/// </summary>
public interface IPartitionReader : IAsyncDisposable
{
    /// <summary>
    /// Yields the messages of the partition in their order, as soon as this reader is the first in the waiting line. It never ends without an
    /// exception. It can be enumerated once.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for a message. Messages that are received and not acknowledged stay with this reader.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="BrokerException">The connection has ended. Messages that were not acknowledged are delivered again, to this process or another one.</exception>
    IAsyncEnumerable<ReceivedMessage> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Acknowledges a message, which removes it from the partition. Messages can be acknowledged in any order and from several threads.
    /// </summary>
    /// <param name="message">A message of this reader.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that is done when the acknowledgement is sent.</returns>
    /// <exception cref="BrokerException">The connection has ended. The message is delivered again.</exception>
    ValueTask AcknowledgeAsync(ReceivedMessage message, CancellationToken cancellationToken);

    /// <summary>Reads the state that the workers of the group have stored for the reader's partition.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The highest epoch that was stored, and the worker that was stored last. The epoch is 0 and the worker is null if no state was stored.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached.</exception>
    Task<PartitionState> ReadStateAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores the state of the partition for later readers, before the messages that it concerns are handled. Messages with a lower epoch are copies from an earlier
    /// relay, and later workers refuse them too. A later worker that finds its own name knows that no other worker has handled messages in between.
    /// </summary>
    /// <param name="state">The state. An epoch that is lower than the stored one does not replace it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that is done when a crash of the broker does not lose the state.</returns>
    /// <exception cref="BrokerException">The state is not stored.</exception>
    Task StoreStateAsync(PartitionState state, CancellationToken cancellationToken);
}
