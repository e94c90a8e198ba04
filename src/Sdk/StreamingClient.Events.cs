using System.Runtime.CompilerServices;
using TypedStreaming.Bayeux;
using TypedStreaming.Subscriptions;

namespace TypedStreaming;

/// <content>Enumerations. Each starts the client when it is first moved.</content>
public sealed partial class StreamingClient
{
    /// <summary>
    /// Subscribes to the channel of a type and yields its events, through lost sessions, until the client stops. Leaving
    /// the loop lets the channel go.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c> or <c>[GenericEvent]</c>.</typeparam>
    /// <param name="options">Where to start, the consumer's name, another channel.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The events. Moving to the next one throws <see cref="StreamingException"/> when the server refuses the channel, the
    /// session cannot be recovered, or the program is too slow; <see cref="EventDecodeException"/> when an event does not
    /// fit the type; <see cref="InvalidOperationException"/> when a consumer of that name is active on the channel;
    /// <see cref="ObjectDisposedException"/> when the client is disposed.
    /// </returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    public IAsyncEnumerable<T> Events<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => EventsAsync(ConsumersOf<T>(options, out _), cancellationToken);

    /// <summary>As <see cref="Events{T}"/>, with what arrived around each event. One that cannot be read is yielded with its error.</summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c> or <c>[GenericEvent]</c>.</typeparam>
    /// <param name="options">Where to start, the consumer's name, another channel.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The deliveries. Moving to the next one throws as in <see cref="Events{T}"/>, decoding apart.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    public IAsyncEnumerable<Delivery<T>> Deliveries<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => DeliveriesAsync(ConsumersOf<T>(options, out var channel), channel.Full, cancellationToken);

    /// <summary>Subscribes to a channel and yields its events as JSON; otherwise as <see cref="Events{T}"/>.</summary>
    /// <param name="channel">The channel, such as <c>/topic/AccountUpdates</c>.</param>
    /// <param name="options">Where to start, and the consumer's name.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, with their envelope.</returns>
    /// <exception cref="ArgumentException">The channel is none, or an option is out of range.</exception>
    public IAsyncEnumerable<BayeuxMessage> Events(string channel, EventsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        var copy = EventsOptions.CopyOf(options);
        return EnumerateAsync(() => new JsonConsumer(name, copy), cancellationToken);
    }

    /// <summary>
    /// Yields the events of all channels that were subscribed by hand, in the order of their arrival. One enumeration at a
    /// time; when one of the channels fails, it throws that failure, and another enumeration goes on with the rest.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, with their envelope.</returns>
    public async IAsyncEnumerable<BayeuxMessage> Events([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (await EstablishedAsync(cancellationToken).ConfigureAwait(false) is not { } session) yield break;
        session.ByHandEnumeration.Enter();
        try
        {
            while (await session.ByHand.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (session.ByHand.TryTake(out var delivery)) yield return delivery.Message ?? throw delivery.Fault!;
            }
        }
        finally
        {
            session.ByHandEnumeration.Leave();
        }
    }

    /// <summary>
    /// Watches every message that the server sends, replies included, from the handshake on if the client is not started
    /// yet. It subscribes to nothing; a reader that falls 4 MiB behind ends alone.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next message with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The messages.</returns>
    public async IAsyncEnumerable<BayeuxMessage> Messages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var tap = new MessageTap();
        _context.Taps.Add(tap);
        try
        {
            Running();
            while (await tap.Queue.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (tap.Queue.TryTake(out var message)) yield return message;
            }
        }
        finally
        {
            _context.Taps.Remove(tap);
        }
    }

    private async IAsyncEnumerable<T> EventsAsync<T>(
        Func<QueueingConsumer<ReceivedEvent<T>>> makeConsumer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var received in EnumerateAsync(makeConsumer, cancellationToken).ConfigureAwait(false))
            yield return received.Error is null ? received.Event! : throw received.Error;
    }

    private async IAsyncEnumerable<Delivery<T>> DeliveriesAsync<T>(
        Func<QueueingConsumer<ReceivedEvent<T>>> makeConsumer, string channel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var received in EnumerateAsync(makeConsumer, cancellationToken).ConfigureAwait(false))
            yield return new Delivery<T>(channel, received);
    }

    /// <summary>Checks the options now, when the method is called, and makes a consumer whenever one is needed.</summary>
    private static Func<TypedConsumer<T>> ConsumersOf<T>(EventsOptions? options, out ChannelName channel)
        where T : IStreamingEvent<T>
    {
        var copy = EventsOptions.CopyOf(options);
        var name = channel = copy.ChannelFor(T.Descriptor);
        return () => new TypedConsumer<T>(name, copy);
    }

    /// <summary>Each enumeration is a consumer of its own, which holds its channel from the first move to the end.</summary>
    private async IAsyncEnumerable<TItem> EnumerateAsync<TItem>(
        Func<QueueingConsumer<TItem>> makeConsumer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await EstablishedAsync(cancellationToken).ConfigureAwait(false) is not { } session) yield break;
        var consumer = makeConsumer();
        session.Table.Attach(consumer);
        try
        {
            await consumer.Confirmed.WaitAsync(cancellationToken).ConfigureAwait(false);
            while (await consumer.Queue.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (consumer.Queue.TryTake(out var item)) yield return item;
            }
        }
        finally
        {
            session.Table.Detach(consumer);
        }
    }
}
