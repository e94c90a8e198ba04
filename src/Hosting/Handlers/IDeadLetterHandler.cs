namespace TypedStreaming.Hosting;

/// <summary>
/// Stores dead letters. A dead letter is an event that could not be handled, or that could not be read as its type. <see cref="FileDeadLetters"/>
/// stores them in a file.
/// </summary>
public interface IDeadLetterHandler
{
    /// <summary>
    /// Stores a dead letter. The event is acknowledged when the call returns. If the call throws, or takes more than 30 seconds, the event
    /// stays unacknowledged, and the client ends with a final error.
    /// </summary>
    /// <param name="letter">The event, with the cause of its failure.</param>
    /// <param name="cancellationToken">The token that is cancelled when the host is about to end, or after 30 seconds.</param>
    /// <returns>A task that is done when the letter is stored.</returns>
    ValueTask HandleAsync(DeadLetter letter, CancellationToken cancellationToken);
}
