namespace TypedStreaming.Relay;

/// <summary>Publishes messages to the partitions of a stream. A publisher is used by only one caller at a time.</summary>
public interface IEventPublisher : IAsyncDisposable
{
    /// <summary>
    /// Publishes a message. A caller can publish the next message before an earlier call has ended: messages of one partition are stored in the order
    /// of the calls. The calls can end in any order.
    /// </summary>
    /// <remarks>
    /// After a call has failed, all calls that have not ended fail too, and so do all later ones. The caller then opens a new publisher and publishes
    /// the messages again whose calls have failed, in the same order; some of them may be stored twice.
    /// </remarks>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait. The message may be stored or not.</param>
    /// <returns>A task that is done when the broker has stored the message for every group, so that a crash of the broker does not lose it.</returns>
    /// <exception cref="BrokerException">The message is not stored, or it is not known whether it is.</exception>
    Task PublishAsync(RelayMessage message, CancellationToken cancellationToken);
}
