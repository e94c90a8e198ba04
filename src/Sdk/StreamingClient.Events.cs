using System.Runtime.CompilerServices;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming;

/// <content>Enumerations. Each one starts the client at its first <c>MoveNextAsync</c>.</content>
public sealed partial class StreamingClient
{
    /// <summary>
    /// Subscribes to the channel of an event type and yields its events until the client stops, continuing after lost sessions. When the application
    /// asks for the next event, the previous event is acknowledged. When the application leaves the loop, the channel is released; events that are
    /// not acknowledged or not yet read wait for the next enumeration with the same name.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c>, <c>[GenericEvent]</c>, <c>[PlatformEvent]</c> or
    /// <c>[ChangeEvent]</c>.</typeparam>
    /// <param name="options">The start position, the consumer's name, or another channel, for example.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events. Moving to the next event throws <see cref="StreamingException"/> when the server refuses the channel, the
    /// session cannot be recovered, or the application is too slow; <see cref="EventDecodeException"/> when an event does not match the type;
    /// <see cref="GapEventException"/> when a gap event comes and there is no <see cref="EventsOptions.OnGap"/>;
    /// <see cref="InvalidOperationException"/> when a consumer of that name is active on the channel; <see cref="ObjectDisposedException"/>
    /// when the client is disposed.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    public IAsyncEnumerable<T> Events<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => EventsOf(PlanOf<T>(options), cancellationToken);

    /// <summary>
    /// Yields the events in the same way as <see cref="Events{T}"/>, each with its metadata. An event that cannot be read is yielded with
    /// its error. Without <see cref="EventsOptions.OnGap"/>, a gap event is yielded with its gap. Each delivery is acknowledged by
    /// <see cref="Delivery{T}.Acknowledge"/>.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c>, <c>[GenericEvent]</c>, <c>[PlatformEvent]</c> or
    /// <c>[ChangeEvent]</c>.</typeparam>
    /// <param name="options">The start position, the consumer's name, or another channel, for example.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The deliveries. Moving to the next delivery throws the same exceptions as in <see cref="Events{T}"/>, except for decoding
    /// errors and gap events.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    public IAsyncEnumerable<Delivery<T>> Deliveries<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T>
    {
        var plan = PlanOf<T>(options, keepsEnvelope: true);
        return new EventStream<Delivery<T>>(token => new DeliveryEnumeration<T>(ct => OpenedAsync(plan, ct), LeaveAsync, token), cancellationToken);
    }

    /// <summary>
    /// Subscribes to a channel and yields its events as messages, byte for byte as Salesforce sent them; in all other respects it works like
    /// <see cref="Deliveries{T}"/>. Several consumers of a channel share the messages. Gap events of Change Data Capture are yielded as messages too:
    /// see <see cref="EventMessage.IsGapEvent"/>.
    /// </summary>
    /// <param name="channel">The channel, such as <c>/data/AccountChangeEvent</c>.</param>
    /// <param name="options">The start position, and the consumer's name.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The deliveries. Moving to the next delivery throws the same exceptions as in <see cref="Deliveries{T}"/>. An event that was larger
    /// than <see cref="StreamingClientOptions.MaxMessageBytes"/> is yielded with its error.</returns>
    /// <exception cref="ArgumentException">The channel is not valid, or an option is out of range.</exception>
    public IAsyncEnumerable<Delivery<EventMessage>> Deliveries(string channel, EventsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        var copy = EventsOptions.CopyOf(options);
        var plan = new ConsumerPlan<EventMessage>(
            name,
            copy,
            (start, events) => new MessageConsumer(name, copy, start, events.Place, events.Queue, _context.Time) { KeepsRawDates = KeepsRawDates });
        return new EventStream<Delivery<EventMessage>>(
            token => new DeliveryEnumeration<EventMessage>(ct => OpenedAsync(plan, ct), LeaveAsync, token), cancellationToken);
    }

    /// <summary>
    /// Subscribes to a channel and yields its events as JSON; in all other respects it works like <see cref="Events{T}"/>. Gap events of
    /// Change Data Capture are yielded unchanged: their <c>changeType</c> begins with <c>GAP_</c>, and they have no fields.
    /// </summary>
    /// <param name="channel">The channel, such as <c>/topic/AccountUpdates</c>.</param>
    /// <param name="options">The start position, and the consumer's name.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, with their envelope.</returns>
    /// <exception cref="ArgumentException">The channel is not valid, or an option is out of range.</exception>
    public IAsyncEnumerable<BayeuxMessage> Events(string channel, EventsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        var copy = EventsOptions.CopyOf(options);
        var plan = new ConsumerPlan<BayeuxMessage>(
            name,
            copy,
            (start, events) => new JsonConsumer(name, copy, start, events.Place, events.Queue, _context.Time) { KeepsRawDates = KeepsRawDates });
        return EventsOf(plan, cancellationToken);
    }

    /// <summary>
    /// Yields the events of all explicit subscriptions, which <see cref="SubscribeAsync(string, EventsOptions, CancellationToken)"/> creates,
    /// in the order of their arrival. Only one enumeration can run at a time. If a subscription fails, the enumeration throws an exception that
    /// reports the failure, and a new enumeration continues with the other subscriptions.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, with their envelope.</returns>
    public async IAsyncEnumerable<BayeuxMessage> Events([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (await EstablishedAsync(cancellationToken).ConfigureAwait(false) is not { } session) yield break;
        session.Explicit.Enumeration.Enter();
        try
        {
            while (await session.Explicit.NextAsync(cancellationToken).ConfigureAwait(false) is { } message) yield return message;
        }
        finally
        {
            session.Explicit.Enumeration.Leave();
        }
    }

    /// <summary>
    /// Yields every message that the server sends, including replies. The method does not subscribe to any channel. If the client is not started yet,
    /// the first message is the reply to the handshake. If more than 4 MiB of messages are queued for the enumeration, it throws an exception; no
    /// other consumer is affected.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next message with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The messages.</returns>
    public async IAsyncEnumerable<BayeuxMessage> Messages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var tap = new MessageTap();
        var session = Running(tap);
        try
        {
            while (await tap.Queue.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (tap.Queue.TryTake(out var message)) yield return message;
            }
        }
        finally
        {
            session.Taps.Remove(tap);
        }
    }

    private bool KeepsRawDates => _context.Options.ReplayStore is not null;

    private static ValueTask LeaveAsync<T>(QueueReader<T> reader) => reader.DisposeAsync();

    private EventStream<T> EventsOf<T>(ConsumerPlan<T> plan, CancellationToken cancellationToken) =>
        new(token => new EventEnumeration<T>(ct => OpenedAsync(plan, ct), LeaveAsync, token), cancellationToken);

    /// <summary>
    /// Checks the options when the method is called, rather than when the enumeration begins. Each enumeration of the result is a separate consumer.
    /// </summary>
    private ConsumerPlan<T> PlanOf<T>(EventsOptions? options, bool keepsEnvelope = false)
        where T : IStreamingEvent<T>
    {
        var copy = EventsOptions.CopyOf(options);
        var channel = copy.ChannelFor(T.Descriptor);
        return new ConsumerPlan<T>(channel, copy, (start, events) => new TypedConsumer<T>(channel, copy, start, events.Place, events.Queue, _context.Time)
        {
            KeepsRawDates = KeepsRawDates,
            KeepsEnvelope = keepsEnvelope,
        });
    }
}
