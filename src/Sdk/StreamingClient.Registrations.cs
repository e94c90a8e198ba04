using TypedStreaming.Consumers;

namespace TypedStreaming;

/// <content>Subscriptions to many types at once.</content>
public sealed partial class StreamingClient
{
    /// <summary>
    /// Subscribes to all listed event types, or to the types of one kind, one after the other. The method returns when the server has confirmed
    /// all subscriptions. If one subscription fails, the others are disposed, and the failure is thrown.
    /// </summary>
    /// <param name="events">The types, such as those that the generator lists for an assembly. A type that is listed twice is subscribed to
    /// once.</param>
    /// <param name="kind">The kind of the types to subscribe to. Null, the default, subscribes to all of them.</param>
    /// <param name="options">A callback that returns the options of each type. If the callback is null (the default) or returns null, the
    /// default options are used. Two types on one channel need different names.</param>
    /// <param name="cancellationToken">Ends the wait, and disposes the subscriptions that were already created.</param>
    /// <returns>The subscriptions.</returns>
    /// <exception cref="ArgumentException">A type is null, an option is out of range, or a channel belongs to another kind of event.</exception>
    /// <exception cref="InvalidOperationException">A consumer of that name is active on one of the channels.</exception>
    /// <exception cref="StreamingException">The server refuses one of the channels, or the client could not start.</exception>
    public async ValueTask<EventSubscriptions> SubscribeAllAsync(
        IEnumerable<EventRegistration> events,
        EventKind? kind = null,
        Func<EventRegistration, EventsOptions?>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        EventRegistration[] types = [.. events];
        if (types.Contains(null)) throw new ArgumentException("One of the event types is null.", nameof(events));
        var subscriptions = new EventSubscriptions();
        try
        {
            foreach (var type in types.Where(e => kind is null || e.Descriptor.Kind == kind))
            {
                if (subscriptions.Has(type)) continue;
                var subscriber = new SubscribeVisitor(this, options?.Invoke(type), cancellationToken);
                subscriptions.Add(type, await type.Accept(subscriber).ConfigureAwait(false));
            }
        }
        catch (Exception failure)
        {
            await DisposeAfterAsync(subscriptions, failure).ConfigureAwait(false);
            throw;
        }

        return subscriptions;
    }

    private static async Task DisposeAfterAsync(EventSubscriptions subscriptions, Exception failure)
    {
        try
        {
            await subscriptions.DisposeAsync().ConfigureAwait(false);
        }
        catch (StreamingException another)
        {
            throw new AggregateException(failure, another);
        }
    }
}
