namespace TypedStreaming.Hosting;

/// <summary>The options of one handler that handles events of the type <typeparamref name="TEvent"/>.</summary>
/// <typeparam name="TEvent">The type of the handled events.</typeparam>
public sealed class HandlerOptions<TEvent> : HandlerOptions
{
    /// <summary>
    /// The callback that returns the key of an event, for <see cref="EventOrder.PerKey"/>, and for <see cref="EventOrder.PerRecord"/> with events
    /// that are not change events. Null by default. An event whose key is null or empty waits for all earlier events, and all later events wait for
    /// that event.
    /// </summary>
    public Func<TEvent, string?>? Key { get; set; }

    /// <summary>
    /// The callback that returns the W3C trace context (<c>traceparent</c>) that the publisher wrote into an event. The span of the event is linked
    /// to this context. Null, the default, means no link. An invalid trace context is ignored.
    /// </summary>
    public Func<TEvent, string?>? TraceParent { get; set; }
}
