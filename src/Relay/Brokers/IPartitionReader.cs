namespace TypedStreaming.Relay;

/// <summary>
/// Reads one partition. The readers of a partition form a waiting line, in which only the first reader receives messages. When a reader is
/// disposed, it leaves the line, and messages that it did not acknowledge are delivered to the next reader.
/// </summary>
public interface IPartitionReader : IAsyncDisposable
{
    /// <summary>
    /// Yields the messages of the partition in order, as soon as this reader is the first in the waiting line. The enumeration waits for further
    /// messages, and ends only with an exception. It can be started only once.
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
    /// Stores the state of the partition for later readers. A reader stores the state before it handles the first message to which the state applies.
    /// Later readers refuse messages with a lower epoch (the number of the relay's lease), because an earlier relay has published them. The state
    /// also shows whether another worker has handled messages in the meantime.
    /// </summary>
    /// <param name="state">The state. An epoch that is lower than the stored one does not replace it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that is done when a crash of the broker does not lose the state.</returns>
    /// <exception cref="BrokerException">The state is not stored.</exception>
    Task StoreStateAsync(PartitionState state, CancellationToken cancellationToken);
}
