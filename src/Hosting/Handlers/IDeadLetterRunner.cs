namespace TypedStreaming.Hosting;

/// <summary>
/// Reprocesses dead letters. It is registered as a service for each client; for a client with a name, it is keyed by this name. It needs no
/// connection to the org.
/// </summary>
public interface IDeadLetterRunner
{
    /// <summary>Performs one attempt at the event of a dead letter, with the behaviours and the handler of its event type and consumer.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="cancellationToken">The token of the attempt.</param>
    /// <returns>A task that is done when the event is handled. It fails with the exception of the attempt.</returns>
    /// <exception cref="InvalidOperationException">The client has no handler of this event type and consumer.</exception>
    ValueTask RunAsync(DeadLetter letter, CancellationToken cancellationToken = default);
}
