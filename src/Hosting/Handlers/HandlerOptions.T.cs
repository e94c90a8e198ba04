namespace TypedStreaming.Hosting;

/// <summary>Options of one handler.</summary>
/// <typeparam name="TEvent">The type of the handled events.</typeparam>
public sealed class HandlerOptions<TEvent> : HandlerOptions
{
    /// <summary>
    /// Returns the key of an event, for <see cref="EventOrder.PerKey"/>, and for <see cref="EventOrder.PerRecord"/> of events that are not
    /// change events. Null by default. An event whose key is null or empty waits for all earlier events, and later ones wait for it.
    /// </summary>
    public Func<TEvent, string?>? Key { get; set; }

    /// <summary>
    /// Returns the W3C trace context (<c>traceparent</c>) that the publisher wrote into an event, to which its span is linked. Null, the
    /// default, links nothing; a text that is not a trace context is ignored.
    /// </summary>
    public Func<TEvent, string?>? TraceParent { get; set; }
}
