using System.Runtime.CompilerServices;
using TypedStreaming.Bayeux;
using TypedStreaming.Subscriptions;

namespace TypedStreaming;

/// <content>Enumerations. Each starts the client when it is first moved.</content>
public sealed partial class StreamingClient
{
    /// <summary>
    /// Subscribes to the channel of a type and yields its events, through lost sessions, until the client stops. Asking for
    /// the next event acknowledges the last one; leaving the loop lets the channel go, and what is not acknowledged or not
    /// taken waits for the next enumeration of the same name.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c>, <c>[GenericEvent]</c>, <c>[PlatformEvent]</c> or <c>[ChangeEvent]</c>.</typeparam>
    /// <param name="options">Where to start, the consumer's name, another channel.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The events. Moving to the next one throws <see cref="StreamingException"/> when the server refuses the channel, the
    /// session cannot be recovered, or the program is too slow; <see cref="EventDecodeException"/> when an event does not
    /// fit the type; <see cref="GapEventException"/> when a gap event comes and there is no <see cref="EventsOptions.OnGap"/>;
    /// <see cref="InvalidOperationException"/> when a consumer of that name is active on the channel;
    /// <see cref="ObjectDisposedException"/> when the client is disposed.
    /// </returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    public IAsyncEnumerable<T> Events<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => EventsAsync(PlanOf<T>(options), cancellationToken);

    /// <summary>
    /// As <see cref="Events{T}"/>, with what arrived around each event. One that cannot be read is yielded with its error, a
    /// gap event (without <see cref="EventsOptions.OnGap"/>) with its gap.
    /// Each is acknowledged by <see cref="Delivery{T}.Acknowledge"/>.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c>, <c>[GenericEvent]</c>, <c>[PlatformEvent]</c> or <c>[ChangeEvent]</c>.</typeparam>
    /// <param name="options">Where to start, the consumer's name, another channel.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The deliveries. Moving to the next one throws as in <see cref="Events{T}"/>, decoding and gap events apart.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    public IAsyncEnumerable<Delivery<T>> Deliveries<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T> => DeliveriesAsync(PlanOf<T>(options, keepsEnvelope: true), cancellationToken);

    /// <summary>
    /// Subscribes to a channel and yields its events as JSON; otherwise as <see cref="Events{T}"/>. Gap events of Change Data
    /// Capture are yielded as they are: their <c>changeType</c> begins with <c>GAP_</c>, and they have no fields.
    /// </summary>
    /// <param name="channel">The channel, such as <c>/topic/AccountUpdates</c>.</param>
    /// <param name="options">Where to start, and the consumer's name.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, with their envelope.</returns>
    /// <exception cref="ArgumentException">The channel is none, or an option is out of range.</exception>
    public IAsyncEnumerable<BayeuxMessage> Events(string channel, EventsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        var copy = EventsOptions.CopyOf(options);
        return EventsAsync(new ConsumerPlan<BayeuxMessage>(name, copy, start => new JsonConsumer(name, copy, start) { KeepsRawDates = KeepsRawDates }), cancellationToken);
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
                if (!session.ByHand.TryTake(out var delivery)) continue;
                if (delivery.Message is { } message) yield return message;
                else await SkipAsync(delivery, cancellationToken).ConfigureAwait(false);
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

    /// <exception cref="Exception">A channel has failed, or the program wants an event that cannot be read thrown.</exception>
    private async ValueTask SkipAsync(HandDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery is { Fault: EventDecodeException error, OnDecodeError: not null })
            await EventStream.SkipAsync(error, delivery.OnDecodeError, _context.Logger, cancellationToken).ConfigureAwait(false);
        else
            throw delivery.Fault!;
    }

    private bool KeepsRawDates => _context.Options.ReplayStore is not null;

    private async IAsyncEnumerable<T> EventsAsync<T>(ConsumerPlan<T> plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await OpenedAsync(plan, cancellationToken).ConfigureAwait(false) is not { } consumption) yield break;
        await using (consumption.ConfigureAwait(false))
            await foreach (var taken in EventStream.EventsAsync(consumption, cancellationToken).ConfigureAwait(false)) yield return taken;
    }

    private async IAsyncEnumerable<Delivery<T>> DeliveriesAsync<T>(ConsumerPlan<T> plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await OpenedAsync(plan, cancellationToken).ConfigureAwait(false) is not { } consumption) yield break;
        await using (consumption.ConfigureAwait(false))
            while (await consumption.MoveAsync(cancellationToken).ConfigureAwait(false)) yield return new Delivery<T>(consumption);
    }

    /// <summary>Checks the options now, when the method is called; each enumeration then is a consumer of its own.</summary>
    private ConsumerPlan<T> PlanOf<T>(EventsOptions? options, bool keepsEnvelope = false)
        where T : IStreamingEvent<T>
    {
        var copy = EventsOptions.CopyOf(options);
        var channel = copy.ChannelFor(T.Descriptor);
        return new ConsumerPlan<T>(channel, copy, start => new TypedConsumer<T>(channel, copy, start)
        {
            KeepsRawDates = KeepsRawDates,
            KeepsEnvelope = keepsEnvelope,
        });
    }
}
