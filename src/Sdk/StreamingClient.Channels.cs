using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Session;

namespace TypedStreaming;

/// <content>Explicit subscriptions.</content>
public sealed partial class StreamingClient
{
    /// <summary>
    /// Creates an explicit subscription to a channel, and starts the client if it is not started. An explicit subscription exists until
    /// <see cref="UnsubscribeAsync"/> is called, even if nobody enumerates its events. The events of all explicit subscriptions are buffered,
    /// and <see cref="Events(CancellationToken)"/> yields them. If the server refuses the subscription, the subscribe request is repeated as
    /// <see cref="StreamingClientOptions.SubscribeRetry"/> specifies.
    /// </summary>
    /// <param name="channel">The channel, such as <c>/topic/AccountUpdates</c> or <c>/u/notifications/Warehouse</c>.</param>
    /// <param name="options">The start position, and the size of the buffer.</param>
    /// <param name="cancellationToken">Ends the wait and undoes the subscription.</param>
    /// <returns>The server's reply. If the channel already has an explicit subscription, this is the reply that confirmed that
    /// subscription.</returns>
    /// <exception cref="ArgumentException">The channel is not valid, or an option is out of range.</exception>
    /// <exception cref="StreamingException">The server refuses the subscription, or the client could not start.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, the client was stopped, or the channel was unsubscribed during
    /// the wait.</exception>
    public async ValueTask<BayeuxMessage> SubscribeAsync(
        string channel, EventsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        var copy = EventsOptions.CopyOf(options);
        return await RetryingAsync(name, () => SubscribeOnceAsync(name, copy, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Ends the explicit subscription that <see cref="SubscribeAsync(string, EventsOptions, CancellationToken)"/> created. Events that have already
    /// arrived can still be read.
    /// </summary>
    /// <param name="channel">The channel in the form that was given to
    /// <see cref="SubscribeAsync(string, EventsOptions, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Ends this wait only.</param>
    /// <returns>The server's reply, or null if the session, with this subscription, ended before the reply came.</returns>
    /// <exception cref="InvalidOperationException">
    /// The channel has no explicit subscription, or typed consumers use it too; the message describes them.
    /// </exception>
    public async ValueTask<BayeuxMessage?> UnsubscribeAsync(string channel, CancellationToken cancellationToken = default)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        Session.StreamingSession? session;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            session = _session;
        }

        if (session is null || session.HasEnded) throw new InvalidOperationException($"{channel} has no explicit subscription: the client is not started.");
        return await session.DetachExplicitAsync(name).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Subscribes to the channel of an event type now, so that its events can be enumerated later. If the client is not started, this method
    /// starts it. If the server refuses the subscription, the subscribe request is repeated as
    /// <see cref="StreamingClientOptions.SubscribeRetry"/> specifies.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c>, <c>[GenericEvent]</c>, <c>[PlatformEvent]</c> or
    /// <c>[ChangeEvent]</c>.</typeparam>
    /// <param name="options">The start position, the consumer's name, or another channel, for example.</param>
    /// <param name="cancellationToken">Ends the wait and undoes the subscription.</param>
    /// <returns>The subscription, confirmed by the server. Dispose it to release the channel.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    /// <exception cref="InvalidOperationException">Another consumer of that name is active on the channel.</exception>
    /// <exception cref="StreamingException">The server refuses the subscription, or the client could not start.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the client was stopped during the wait.</exception>
    public async ValueTask<Subscription<T>> SubscribeAsync<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T>
    {
        var plan = PlanOf<T>(options, keepsEnvelope: true);
        var reader = await OpenedAsync(plan, cancellationToken).ConfigureAwait(false);
        if (reader is { IsOpened: true }) return new Subscription<T>(reader);
        if (reader is not null) await reader.DisposeAsync().ConfigureAwait(false);
        throw reader?.Cause ?? Stopped();
    }

    private Task<TResult> RetryingAsync<TResult>(ChannelName channel, Func<Task<TResult>> attempt, CancellationToken cancellationToken) =>
        new FirstSubscribeRetry(_context.Options.SubscribeRetry, _context.Time).RunAsync(channel.Full, attempt, cancellationToken);

    private async Task<BayeuxMessage> SubscribeOnceAsync(ChannelName channel, EventsOptions options, CancellationToken cancellationToken)
    {
        var running = Running();
        using var expected = running.ExpectConsumer();
        var session = await EstablishedAsync(running, cancellationToken).ConfigureAwait(false) ?? throw Stopped();
        return await SubscribeOnceAsync(session, channel, options, expected, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BayeuxMessage> SubscribeOnceAsync(
        Session.StreamingSession session, ChannelName channel, EventsOptions options, Session.ExpectedConsumer expected, CancellationToken cancellationToken)
    {
        while (true)
        {
            var mine = new ExplicitConsumer(channel, options, session.Explicit, _context.Time);
            var holder = await session.AttachExplicitAsync(mine).ConfigureAwait(false);
            expected.Dispose();
            if (holder == mine) return await ConfirmedOrDetachedAsync(session, mine, cancellationToken).ConfigureAwait(false);
            if (await holder.Confirmed.WaitAsync(cancellationToken).ConfigureAwait(false) is { } reply) return reply;
            // The caller that requested the subscription may have given up. This caller continues anyway.
            if (session.HasEnded || holder.Cause is not null) throw holder.Cause ?? Stopped();
        }
    }

    /// <summary>
    /// Opens one consumer. The same retry rules apply to the first subscribe request of an explicit subscription and of an enumeration.
    /// </summary>
    /// <returns>The consumer, which has already ended if the client was stopped meanwhile; null if the client was stopped before the
    /// consumer existed.</returns>
    private Task<QueueReader<T>?> OpenedAsync<T>(ConsumerPlan<T> plan, CancellationToken cancellationToken) =>
        RetryingAsync(plan.Channel, () => OpenOnceAsync(plan, cancellationToken), cancellationToken);

    private async Task<QueueReader<T>?> OpenOnceAsync<T>(ConsumerPlan<T> plan, CancellationToken cancellationToken)
    {
        var running = Running();
        using var expected = running.ExpectConsumer();
        if (await EstablishedAsync(running, cancellationToken).ConfigureAwait(false) is not { } session) return null;
        return await OpenAsync(session, plan, expected.Dispose, cancellationToken).ConfigureAwait(false);
    }

    private async Task<QueueReader<T>> OpenAsync<T>(
        Session.StreamingSession session, ConsumerPlan<T> plan, Action joined, CancellationToken cancellationToken)
    {
        var reader = await _opener.OpenAsync(session, plan, joined, cancellationToken).ConfigureAwait(false);
        // If a consumer's buffer was full before the reply was read, the subscription was not refused. The consumer yields its events
        // first, because a retry would never make progress.
        if (reader.IsOpened || reader.Cause is not StreamingException { Error: not StreamingError.ConsumerTooSlow } refusal) return reader;
        await reader.DisposeAsync().ConfigureAwait(false);
        throw refusal;
    }

    /// <summary>
    /// Waits for the confirmation of a subscription. If the wait is cancelled or the subscription fails, the subscription is removed.
    /// </summary>
    private static async Task<BayeuxMessage> ConfirmedOrDetachedAsync(
        Session.StreamingSession session, ExplicitConsumer consumer, CancellationToken cancellationToken)
    {
        try
        {
            return await consumer.Confirmed.WaitAsync(cancellationToken).ConfigureAwait(false) ?? throw consumer.Cause ?? Stopped();
        }
        catch
        {
            session.Detach(consumer);
            consumer.Complete(null, discard: true);
            throw;
        }
    }

    private static OperationCanceledException Stopped() => StoppedBefore("the subscription was confirmed");
}
