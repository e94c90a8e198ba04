namespace TypedStreaming.Hosting;

/// <summary>Handles the events of one type. Each attempt at an event gets a handler from a dependency-injection scope of its own.</summary>
/// <typeparam name="TEvent">The type of the events.</typeparam>
#pragma warning disable CA1711 // It handles Salesforce events, and is not a delegate of a .NET event.
public interface IEventHandler<in TEvent>
#pragma warning restore CA1711
{
    /// <summary>
    /// Handles one event. When it returns, the scope is disposed and the event is acknowledged; when it throws, the event is attempted again,
    /// as <see cref="HandlerOptions.Retry"/> specifies. It can be called again with an event that it has handled, for example after a crash:
    /// see <see cref="EventHandlingContext.IdempotencyKey"/>.
    /// </summary>
    /// <param name="value">The event.</param>
    /// <param name="context">The event's metadata, and the attempt.</param>
    /// <param name="cancellationToken">Is cancelled when the host ends soon, or at <see cref="HandlerOptions.AttemptTimeout"/>.</param>
    /// <returns>A task that is done when the event is handled.</returns>
    ValueTask HandleAsync(TEvent value, EventHandlingContext context, CancellationToken cancellationToken);
}
