using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Events;

namespace TypedStreaming.PubSub;

/// <content>Enumerations and subscriptions. Each one has its own stream, and starts the client at its first <c>MoveNextAsync</c>.</content>
public sealed partial class PubSubClient
{
    /// <inheritdoc/>
    /// <remarks>
    /// Each enumeration has its own stream, so that every event counts once for each consumer against the org's allocation of delivered events.
    /// </remarks>
    public IAsyncEnumerable<T> Events<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T>
    {
        var plan = PlanOf<T>(options, keepsEnvelope: false);
        return new EventStream<T>(token => new EventEnumeration<T>(ct => OpenedAsync(plan, ct), LeaveAsync, token), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery<T>> Deliveries<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T>
    {
        var plan = PlanOf<T>(options, keepsEnvelope: true);
        return new EventStream<Delivery<T>>(token => new DeliveryEnumeration<T>(ct => OpenedAsync(plan, ct), LeaveAsync, token), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The messages have the form of CometD, in JSON, so that the same programs can store and decode them. The data was converted from Avro. Dates are
    /// texts if the schema marks them as dates; otherwise, they are numbers of milliseconds, which the readers of types take too.
    /// </remarks>
    public IAsyncEnumerable<Delivery<EventMessage>> Deliveries(string channel, EventsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        var copy = EventsOptions.CopyOf(options, ReplayTransport.PubSub);
        var plan = new ConsumerPlan<EventMessage>(
            name, copy, (start, events) => new MessageConsumer(name, copy, start, events.Place, events.Queue, _context.Time) { Stream = events.Stream });
        return new EventStream<Delivery<EventMessage>>(
            token => new DeliveryEnumeration<EventMessage>(ct => OpenedAsync(plan, ct), LeaveAsync, token), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The server does not confirm a subscription. It counts as confirmed when the server has accepted the call, or after one second without an error.
    /// </remarks>
    public async ValueTask<Subscription<T>> SubscribeAsync<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T>
    {
        var reader = await OpenedAsync(PlanOf<T>(options, keepsEnvelope: true), cancellationToken).ConfigureAwait(false);
        if (reader is { IsOpened: true }) return new Subscription<T>(reader);
        if (reader is not null) await reader.DisposeAsync().ConfigureAwait(false);
        throw reader?.Cause ?? new OperationCanceledException("The client was stopped before the subscription was confirmed.");
    }

    /// <summary>Returns true for platform events and change events, which are the only kinds of events that the Pub/Sub API supports.</summary>
    /// <param name="kind">The kind of event.</param>
    /// <returns>False for PushTopics and generic events.</returns>
    public bool Supports(EventKind kind) => IsSupported(kind);

    private static bool IsSupported(EventKind? kind) => kind is EventKind.PlatformEvent or EventKind.ChangeEvent;

    private static ValueTask LeaveAsync<T>(QueueReader<T> reader) => reader.DisposeAsync();

    /// <summary>Logs in if necessary, and opens one consumer.</summary>
    /// <returns>The consumer, which has already ended if the client was stopped meanwhile; null if the client was stopped before the consumer
    /// existed.</returns>
    private async Task<QueueReader<T>?> OpenedAsync<T>(ConsumerPlan<T> plan, CancellationToken cancellationToken)
    {
        RefuseUnsupported(plan.Channel);
        if (await EstablishedAsync(cancellationToken).ConfigureAwait(false) is not { } run) return null;
        var reader = await _opener.OpenAsync(run, plan, static () => { }, cancellationToken).ConfigureAwait(false);
        if (reader.IsOpened || reader.Cause is not StreamingException refusal) return reader;
        await reader.DisposeAsync().ConfigureAwait(false);
        throw refusal;
    }

    /// <summary>
    /// Checks the options when the method is called, not when the enumeration begins. Only the kind of event is checked later, when the enumeration
    /// begins, because the application may use the client through the interface <see cref="IEventClient"/>.
    /// </summary>
    private ConsumerPlan<T> PlanOf<T>(EventsOptions? options, bool keepsEnvelope)
        where T : IStreamingEvent<T>
    {
        var copy = EventsOptions.CopyOf(options, ReplayTransport.PubSub);
        var channel = copy.ChannelFor(T.Descriptor);
        return new ConsumerPlan<T>(channel, copy, (start, events) => new TypedConsumer<T>(channel, copy, start, events.Place, events.Queue, _context.Time)
        {
            KeepsEnvelope = keepsEnvelope,
            Stream = events.Stream,
        });
    }

    /// <exception cref="StreamingException">The Pub/Sub API has no such channel, or the channel has a filter.</exception>
    private static void RefuseUnsupported(ChannelName channel)
    {
        if (!IsSupported(ChannelKinds.KindOf(channel.Full)))
        {
            throw Unsupported(
                channel,
                $"The Pub/Sub API has no channel '{channel}': it supports only platform events (/event/...) and change events (/data/...). Use a {nameof(StreamingClient)} for PushTopics and generic events.");
        }

        if (channel.Full != channel.Topic)
            throw Unsupported(channel, $"'{channel}' has a filter. The Pub/Sub API has no filters in subscriptions: use a custom channel with a filter expression, or a {nameof(StreamingClient)}.");
    }

    private static StreamingException Unsupported(ChannelName channel, string why) => new(StreamingError.Configuration, why) { Channel = channel.Full };
}
