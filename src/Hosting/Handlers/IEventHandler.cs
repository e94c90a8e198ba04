namespace TypedStreaming.Hosting;

/// <summary>Handles the events of one type. For each attempt to handle an event, the handler is resolved from a new dependency-injection scope.</summary>
/// <typeparam name="TEvent">The type of the events.</typeparam>
#pragma warning disable CA1711 // It handles Salesforce events, and is not a delegate of a .NET event.
public interface IEventHandler<in TEvent>
#pragma warning restore CA1711
{
    /// <summary>
    /// Handles one event. If the method returns, the scope is disposed and the event is acknowledged. If the method throws, another attempt is
    /// made, as specified by <see cref="HandlerOptions.Retry"/>. The method can be called again with an event that it has already handled, for
    /// example after a crash: see <see cref="EventHandlingContext.IdempotencyKey"/>.
    /// </summary>
    /// <param name="value">The event.</param>
    /// <param name="context">The event's metadata, and the attempt.</param>
    /// <param name="cancellationToken">The token that is cancelled when the host is about to end, or at
    /// <see cref="HandlerOptions.AttemptTimeout"/>.</param>
    /// <returns>A task that is done when the event is handled.</returns>
    ValueTask HandleAsync(TEvent value, EventHandlingContext context, CancellationToken cancellationToken);
}
