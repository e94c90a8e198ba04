namespace TypedStreaming.Hosting;

/// <summary>
/// Reprocesses dead letters. A runner is registered as a service for each client. If the client has a name, the service is keyed by this name. The
/// runner does not need a connection to the org.
/// </summary>
public interface IDeadLetterRunner
{
    /// <summary>
    /// Performs one attempt to handle the event of a dead letter, with the behaviors and the handler of its event type and consumer.
    /// </summary>
    /// <param name="letter">The letter.</param>
    /// <param name="cancellationToken">The token of the attempt.</param>
    /// <returns>A task that is done when the event is handled. If the attempt fails, the task fails with the same exception.</returns>
    /// <exception cref="InvalidOperationException">The client has no handler of this event type and consumer.</exception>
    ValueTask RunAsync(DeadLetter letter, CancellationToken cancellationToken = default);
}
