namespace TypedStreaming.Hosting;

/// <summary>
/// Handles gaps. A gap is a part of a channel in which events may be missing, so the handler must read the affected records again. For each
/// attempt, the handler is resolved from a new dependency-injection scope.
/// </summary>
public interface IGapHandler
{
    /// <summary>
    /// Handles a gap. When the method is called, all earlier events are already handled. The next event waits until the method has ended. If the
    /// method throws, it is called again, as specified by <see cref="HandlerOptions.Retry"/> of the handler for these events. If the last attempt
    /// fails, the client ends with a final error, and the gap is reported again after a restart.
    /// </summary>
    /// <param name="gap">The gap: its cause, and the ids of the records if they are known.</param>
    /// <param name="context">The context: the services, the event type and the consumer.</param>
    /// <param name="cancellationToken">The token that is cancelled when the host is about to end.</param>
    /// <returns>A task that is done when the gap is handled.</returns>
    ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken);
}
