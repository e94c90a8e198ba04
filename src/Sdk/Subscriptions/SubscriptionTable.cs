using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using TypedStreaming.Bayeux;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Subscriptions;

/// <summary>
/// The channels of one run and who holds them. Programs attach and detach under the lock; the poll loop reads a snapshot.
/// A channel is on the wire while somebody holds it.
/// </summary>
internal sealed partial class SubscriptionTable(IChannelRequests wire, ILogger logger, ClientMetrics metrics)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource<BayeuxMessage?>> _releases = [];
    private volatile RouteMap _routes = RouteMap.Empty;
    private bool _ended;
    private Exception? _cause;

    public ILogger Logger => logger;

    /// <summary>Whether somebody holds a channel.</summary>
    public bool Holds(string channel) => _routes.Find(channel) is not null;

    /// <summary>Adds a holder. It is confirmed when the server confirms the channel, at once if it has.</summary>
    /// <exception cref="InvalidOperationException">
    /// Another consumer of that name is active.
    /// </exception>
    public void Attach(ChannelConsumer consumer)
    {
        lock (_gate) Attach_NeedsLock(consumer);
    }

    /// <summary>Adds a holder by hand, unless there is one.</summary>
    /// <returns>The one that holds the channel by hand.</returns>
    public HandConsumer AttachByHand(HandConsumer consumer)
    {
        lock (_gate)
        {
            var holders = _routes.Find(consumer.Channel.Full)?.Consumers ?? [];
            if (holders.OfType<HandConsumer>().FirstOrDefault() is { } existing) return existing;
            Attach_NeedsLock(consumer);
            return consumer;
        }
    }

    /// <summary>Removes a holder and ends it plainly. The last one takes the channel off the wire.</summary>
    public void Detach(ChannelConsumer consumer)
    {
        lock (_gate) Remove_NeedsLock(consumer);
        consumer.Complete(null, discard: true);
    }

    /// <summary>Removes the subscription that was made by hand.</summary>
    /// <returns>The server's reply, once it has let go; null if the session went first.</returns>
    /// <exception cref="InvalidOperationException">There is none, or typed consumers hold the channel too.</exception>
    public Task<BayeuxMessage?> DetachByHand(ChannelName channel)
    {
        lock (_gate)
        {
            var holders = _routes.Find(channel.Full)?.Consumers ?? [];
            if (holders.FirstOrDefault(static holder => holder is not HandConsumer) is { } other)
            {
                throw new InvalidOperationException(
                    $"{channel} cannot be unsubscribed by hand while it is in use: {other.Description} is active. End its enumeration instead.");
            }

            if (holders.FirstOrDefault() is not { } byHand)
                throw new InvalidOperationException($"{channel} is not subscribed: there is no SubscribeAsync to undo.");
            if (!_releases.TryGetValue(channel.Full, out var released))
                _releases[channel.Full] = released = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Remove_NeedsLock(byHand);
            byHand.Complete(new OperationCanceledException($"{channel} was unsubscribed before the subscription was confirmed."), discard: false);
            return released.Task;
        }
    }

    /// <summary>Ends every consumer, and all that come later.</summary>
    public void End(Exception? cause, bool discard)
    {
        ImmutableArray<ChannelRoute> routes;
        lock (_gate)
        {
            if (_ended) return;
            (_ended, _cause) = (true, cause);
            routes = _routes.Routes;
            _routes = RouteMap.Empty;
            foreach (var release in _releases.Values) release.TrySetResult(null);
            _releases.Clear();
        }

        foreach (var consumer in routes.SelectMany(static route => route.Consumers)) consumer.Complete(cause, discard);
    }

    private void Attach_NeedsLock(ChannelConsumer consumer)
    {
        if (_ended) consumer.Complete(_cause, discard: true);
        else if (_routes.Find(consumer.Channel.Full) is { } route) Join_NeedsLock(route, consumer);
        else Open_NeedsLock(consumer);
    }

    private void Open_NeedsLock(ChannelConsumer consumer)
    {
        var route = new ChannelRoute(consumer.Channel) { Consumers = [consumer] };
        _routes = _routes.With(route);
        wire.Want(route.Name);
    }

    /// <summary>The poll loop lets the newcomer in: it knows how far the channel is.</summary>
    private void Join_NeedsLock(ChannelRoute route, ChannelConsumer consumer)
    {
        if (route.Consumers.Any(consumer.ConflictsWith))
        {
            throw new InvalidOperationException(
                $"{consumer.Description} is already active. Give the second one a name of its own: "
                + $"{nameof(EventsOptions)}.{nameof(EventsOptions.Name)}.");
        }

        route.Consumers = route.Consumers.Add(consumer);
        wire.Join(route.Name);
    }

    private void Remove_NeedsLock(ChannelConsumer consumer)
    {
        if (_routes.Find(consumer.Channel.Full) is not { } route || !route.Consumers.Contains(consumer)) return;
        route.Consumers = route.Consumers.Remove(consumer);
        if (!route.Consumers.IsEmpty) return;
        _routes = _routes.Without(route);
        wire.Unwant(route.Name);
    }
}
