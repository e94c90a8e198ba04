using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Routing;

/// <summary>
/// The subscribed channels of a running client, with their consumers. A channel is subscribed while at least one consumer is waiting for the
/// subscription or receiving its events. The table is used by the poll loop only; application calls reach it through the loop's inbox.
/// </summary>
internal sealed partial class RouteTable(IWire wire, SlowConsumerLimits limits, ILogger logger, ClientMetrics metrics, TimeProvider time)
{
    /// <summary>
    /// The maximum number of channels without consumers whose replay ids are kept. If there are more such channels, the ids of all of them are
    /// discarded, and a new session is requested.
    /// </summary>
    private const int MostUnheld = 256;

    private readonly OutstandingResponses _responses = new();
    private readonly List<RoutedConsumer> _appended = [];

    /// <summary>The channels with events that have arrived but have not been added to the metrics yet.</summary>
    private readonly List<ChannelRoute> _arrivedOn = [];

    private readonly Dictionary<string, TaskCompletionSource<BayeuxMessage?>> _releases = new(StringComparer.Ordinal);
    private RouteMap _routes = RouteMap.Empty;
    private bool _replays = true;

    /// <summary>The total number of consumers on all channels.</summary>
    public int ConsumerCount => _routes.Routes.Sum(static route => route.Consumers.Count);

    /// <summary>Returns true if a channel has consumers.</summary>
    public bool Holds(string channel) => _routes.Find(channel) is { Consumers.Count: > 0 };

    /// <summary>Returns true if a channel has a consumer for which the server has confirmed the subscription.</summary>
    public bool IsRunning(string channel) => _routes.Find(channel)?.Consumers.Any(static consumer => consumer.ConfirmedAt is not null) ?? false;

    /// <summary>
    /// Adds a consumer. The consumer is confirmed when the server confirms the subscription to the channel, or immediately if the subscription is
    /// already confirmed.
    /// </summary>
    /// <returns>The reason why the consumer cannot be added, or null if it was added.</returns>
    public Exception? Attach(RoutedConsumer consumer, DateTimeOffset now)
    {
        var route = _routes.Find(consumer.Channel.Full);
        if (route?.Consumers.FirstOrDefault(consumer.ConflictsWith) is not null) return RouteRefusals.NameIsInUse(consumer);
        if (FilterConflict(consumer) is { } conflict) return conflict;
        route ??= Open(consumer.Channel);
        route.Add(consumer);
        LetIn(route, consumer, now);
        return null;
    }

    /// <summary>Removes a consumer. When the last consumer of a channel is removed, the channel is unsubscribed.</summary>
    public void Detach(RoutedConsumer consumer)
    {
        if (_routes.Find(consumer.Channel.Full) is not { } route || !route.Consumers.Contains(consumer)) return;
        route.Remove(consumer);
        UnwantIfUnused(route);
        ForgetUnheld();
    }

    /// <summary>Removes the explicit subscription to a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="released">Receives the server's reply when the channel is unsubscribed, or null if the session ended before the reply
    /// came.</param>
    /// <returns>The reason why the subscription cannot be removed, or null if it was removed.</returns>
    public InvalidOperationException? DetachExplicit(ChannelName channel, TaskCompletionSource<BayeuxMessage?> released)
    {
        var holders = _routes.Find(channel.Full)?.Consumers ?? [];
        if (holders.FirstOrDefault(static holder => !holder.IsExplicit) is { } other) return RouteRefusals.IsInUse(channel, other);
        if (holders is not [var held, ..]) return RouteRefusals.HasNoSubscription(channel);
        if (_releases.TryGetValue(channel.Full, out var earlier)) _ = PassOnAsync(earlier.Task, released);
        else _releases[channel.Full] = released;
        held.Complete(new OperationCanceledException($"{channel} was unsubscribed before the subscription was confirmed."), discard: false);
        Detach(held);
        return null;
    }

    /// <summary>Returns the explicit subscription to a channel, or null if there is none.</summary>
    public RoutedConsumer? FindExplicit(ChannelName channel) =>
        _routes.Find(channel.Full)?.Consumers.FirstOrDefault(static holder => holder.IsExplicit);

    /// <summary>Ends every consumer on all channels.</summary>
    public void End(Exception? cause, bool discard)
    {
        var routes = _routes.Routes;
        _routes = RouteMap.Empty;
        foreach (var release in _releases.Values) release.TrySetResult(null);
        _releases.Clear();
        foreach (var route in routes)
        {
            foreach (var consumer in route.Consumers)
            {
                consumer.Place.Lose();
                consumer.Publish();
                consumer.Complete(cause, discard);
            }
        }
    }

    private static async Task PassOnAsync(Task<BayeuxMessage?> from, TaskCompletionSource<BayeuxMessage?> to) =>
        to.TrySetResult(await from.ConfigureAwait(false));

    /// <summary>Returns an error if the consumer's filter conflicts with the filter of another consumer of the same topic.</summary>
    private StreamingException? FilterConflict(RoutedConsumer consumer)
    {
        var (full, topic) = (consumer.Channel.Full, consumer.Channel.Topic);
        var other = _routes.Routes.FirstOrDefault(route => route.Channel.Topic == topic && route.Name != full && route.Consumers.Count > 0);
        return other is null || IsNamedInFull(topic) ? null : RouteRefusals.TopicHasAnotherFilter(full, other.Name);
    }

    /// <summary>Returns true if the server has written a topic's filters into its events.</summary>
    private bool IsNamedInFull(string topic) => _routes.Routes.Any(route => route.Channel.Topic == topic && route.IsNamedInFull && route.Name != topic);

    private ChannelRoute Open(ChannelName channel)
    {
        var route = new ChannelRoute(channel, Park);
        _routes = _routes.With(route);
        return route;
    }

    private void LetIn(ChannelRoute route, RoutedConsumer consumer, DateTimeOffset now)
    {
        switch (route.Join(consumer, now, _replays))
        {
            case JoinOutcome.WithTheNextSubscribe when !route.IsRestarting: Subscribe(route); break;
            case JoinOutcome.ByAnotherSubscribe: Restart(route); break;
            case JoinOutcome.InAnotherSession: wire.Renew($"a consumer of {route.Name} starts at an earlier event than the current subscription"); break;
            default: break;
        }
    }

    private void Subscribe(ChannelRoute route)
    {
        (route.IsRestarting, route.IsLeaving) = (route.IsLeaving, false);
        wire.Want(route.Name);
    }

    /// <summary>
    /// Subscribes to a channel again, from an earlier event. Consumers that join before the subscribe request is sent are included.
    /// </summary>
    private void Restart(ChannelRoute route)
    {
        route.IsRestarting = true;
        wire.Unwant(route.Name);
        wire.Want(route.Name);
    }

    private void UnwantIfUnused(ChannelRoute route)
    {
        if (route.IsWanted) return;
        (route.IsRestarting, route.IsLeaving) = (false, route.IsAsked);
        wire.Unwant(route.Name);
    }

    private void ForgetUnheld()
    {
        var unheld = _routes.Routes.Where(static route => route.Consumers.Count == 0).ToList();
        if (unheld.Count <= MostUnheld) return;
        foreach (var route in unheld) _routes = _routes.Without(route);
        wire.Renew("too many channels were subscribed and unsubscribed, so their replay ids are no longer known");
    }
}
