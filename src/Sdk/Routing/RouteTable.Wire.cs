using System.Diagnostics;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Routing;

/// <summary>The part of the routing table that handles reports from the session: sent requests, responses, confirmations and losses.</summary>
internal sealed partial class RouteTable
{
    /// <summary>Records that the server accepted a handshake.</summary>
    /// <param name="replays">True if the server of the new session can replay.</param>
    public void BeginSession(bool replays) => _replays = replays;

    /// <summary>Records that a request is being sent in the session. The response to this request may contain events.</summary>
    /// <param name="request">The number of the request, above 0.</param>
    /// <param name="isConnect">True if the request is a connect.</param>
    /// <param name="subscribed">The channel of a subscribe request, or null for another request.</param>
    public void Sent(long request, bool isConnect, string? subscribed = null)
    {
        _responses.Sent(request);
        if (subscribed is not null) _routes.Find(subscribed)?.NoteSubscribe(request);
        if (!isConnect) return;
        foreach (var route in _routes.Routes) route.NoteConnect(request);
    }

    /// <summary>
    /// The number of events that at least one consumer had not received before. Events that all consumers had already received are not counted,
    /// because they do not show any progress.
    /// </summary>
    public long NewEvents { get; private set; }

    /// <summary>Delivers an event to the consumers of its channel.</summary>
    /// <param name="frame">The event.</param>
    /// <param name="request">The number of the request whose response contains the event.</param>
    /// <returns>Null if the event was delivered. Otherwise a consumer whose queue has no room; in that case, no consumer got the
    /// event.</returns>
    public RoutedConsumer? Deliver(in EventFrame frame, long request)
    {
        var arrival = ArrivalIn(request);
        foreach (var route in _routes.Find(frame.Channel))
        {
            if (IsOfAnotherFilter(frame.Channel.Length, route)) continue;
            var before = route.Handed;
            if (route.Deliver(frame, arrival, _appended) is { } full) return full;
            NoteDelivered(route, before);
        }

        return null;
    }

    /// <summary>
    /// Delivers a notice to the consumers of a channel that an event was skipped because it is larger than the limit. A queue always accepts such a
    /// notice.
    /// </summary>
    public void Deliver(OversizeEvent oversize, long request)
    {
        var arrival = ArrivalIn(request);
        foreach (var route in _routes.Find(oversize.Channel))
        {
            if (IsOfAnotherFilter(oversize.Channel.Length, route)) continue;
            var before = route.Handed;
            route.Deliver(oversize, arrival, _appended);
            NoteDelivered(route, before);
        }
    }

    /// <summary>Makes the delivered events visible to the application. This is done once for each part of a response, not for each event.</summary>
    public void Publish()
    {
        foreach (var consumer in _appended)
        {
            consumer.Publish();
            if (consumer.TakeLateCount() is > 0 and var late) metrics.ReceivedLate(consumer.Channel.Topic, late);
        }

        _appended.Clear();
        CountArrived();
    }

    /// <summary>Records that the response to a request was read completely.</summary>
    /// <param name="request">The number of the request.</param>
    /// <param name="wasIdle">True if the request was a poll that waited at the server and was answered without events.</param>
    public void Read(long request, bool wasIdle)
    {
        _responses.Read(request);
        var arrival = ArrivalIn(request);
        foreach (var route in _routes.Routes)
        {
            if (wasIdle && arrival.Awaited == OutstandingResponses.None) route.SettleIdle(_appended);
            route.SettleResponse(request, arrival, _appended);
        }
    }

    /// <summary>Handles a response that was lost while the session continues. The events in this response were not received.</summary>
    public void Lost(long request) => _responses.Read(request);

    /// <summary>Returns the channel and the replay id for a subscribe request, or null if no consumer uses the channel any more.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="now">The server's time.</param>
    public (ChannelName Channel, long ReplayFrom)? BeginSubscribing(string channel, DateTimeOffset now)
    {
        if (_routes.Find(channel) is not { IsWanted: true } route) return null;
        if (route.NeedsAnotherSession || FollowsAnotherFilter(route))
        {
            wire.Renew($"a consumer of {route.Name} starts at an earlier event than the current subscription");
            return null;
        }

        var returning = route.Consumers.Where(static consumer => consumer is { Stage: ConsumerStage.Waiting, Parking.Count: > 0 }).ToList();
        if (!_replays && !route.WasConfirmed && route.WantedPast is { } past) SubscriptionLog.CannotStartThere(logger, route.Name, past);
        var from = route.BeginSubscribing(now);
        foreach (var consumer in route.Consumers) consumer.Parking.Arrive();
        foreach (var consumer in returning) consumer.Parking.Return(time);
        return (route.Channel, from);
    }

    /// <summary>Returns the tracing activities of the callers that are waiting for the subscription to a channel to be confirmed.</summary>
    public IEnumerable<ActivityContext> AskedBy(string channel) =>
        (_routes.Find(channel)?.Consumers ?? []).Where(static consumer => !consumer.Confirmed.IsCompleted).Select(static consumer => consumer.AskedBy).OfType<ActivityContext>();

    public void Confirm(string channel, BayeuxMessage reply, DateTimeOffset now)
    {
        if (_routes.Find(channel) is not { } route) return;
        route.Confirm(reply, now);
        foreach (var consumer in route.Consumers) consumer.Publish();
        UnwantIfUnused(route);
    }

    /// <summary>
    /// Handles the case in which the server does not know the replay id at which a channel should resume. For each consumer that requested this id,
    /// the application decides where the consumer continues. The other consumers continue from their own positions.
    /// </summary>
    /// <returns>True if the server refused because it does not know the replay id.</returns>
    public bool Refused(string channel, StreamingException cause)
    {
        if (cause.Error != StreamingError.InvalidReplayId || _routes.Find(channel) is not { IsAsked: true, Asked: >= 0 } route) return false;
        var refused = route.Refuse();
        if (refused.Any(static consumer => consumer.ConfirmedAt is not null))
        {
            foreach (var other in _routes.Routes.Where(other => other.Topic == route.Topic)) other.MissUnreceived();
        }

        wire.Decide(channel, [.. refused.Select(consumer => new RefusedStart(consumer, GapCause.InvalidReplayId, cause))]);
        if (route.IsWanted) wire.Want(channel);
        return true;
    }

    /// <summary>
    /// Handles the org's move to another instance. Earlier replay ids are no longer valid. For each consumer that had a replay id, the application
    /// decides where the consumer continues.
    /// </summary>
    /// <param name="instance">The host of the instance that the org has moved to.</param>
    /// <param name="why">The failure of consumers for which the application does not want to continue.</param>
    public void MoveOrg(string instance, StreamingException why)
    {
        foreach (var route in _routes.Routes)
        {
            foreach (var consumer in route.Consumers) consumer.Instance = instance;
            var moved = route.MoveOrg();
            foreach (var consumer in route.Consumers.Except(moved)) consumer.BeginEra();
            if (moved.IsEmpty) continue;
            wire.Decide(route.Name, [.. moved.Select(consumer => new RefusedStart(consumer, GapCause.OrgMoved, why))]);
            UnwantIfUnused(route);
        }
    }

    /// <summary>
    /// Restarts consumers at the positions that the application has chosen. A consumer ends if the application has not chosen a position for it.
    /// </summary>
    public void Restart(string channel, IEnumerable<RefusedStart> decided, DateTimeOffset now)
    {
        foreach (var start in decided)
        {
            if (_routes.Find(channel) is not { } route || !route.Consumers.Contains(start.Consumer)) continue;
            if (start.Failure is { } failure)
            {
                End(start.Consumer, failure);
                continue;
            }

            var gap = start.Apply();
            if (start.Consumer.IsExplicit) SubscriptionLog.Gap(logger, gap);
            start.Consumer.Publish();
            LetIn(route, start.Consumer, now);
        }
    }

    /// <summary>
    /// Handles a refused subscribe request. It ends the consumers of the channel. Other channels are not affected, nor are consumers that joined
    /// after the refused request was sent, because their own subscribe request will be sent later.
    /// </summary>
    public void Fault(string channel, StreamingException cause)
    {
        var route = _routes.Find(channel) is { IsAsked: true } asked ? asked : null;
        Release(channel, null, wasRefused: true);
        foreach (var consumer in route?.Consumers.ToList() ?? []) End(consumer, cause);
    }

    /// <summary>Records that the channel is no longer subscribed on the server.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="reply">The reply to the unsubscribe request, or null if there was no reply.</param>
    /// <param name="wasRefused">True if the server refused the subscribe request, and the channel must be subscribed again for later
    /// consumers.</param>
    public void Release(string channel, BayeuxMessage? reply, bool wasRefused = false)
    {
        if (wasRefused) _routes.Find(channel)?.PutOut();
        _routes.Find(channel)?.LeaveWire(wasUnsubscribed: reply is not null);
        if (_releases.Remove(channel, out var release)) release.TrySetResult(reply);
    }

    /// <summary>Handles the loss of the session. Every channel will be subscribed again, from the positions of its consumers.</summary>
    public void LoseSession()
    {
        _responses.Clear();
        foreach (var route in _routes.Routes)
        {
            // Events that are sent again while there is no room would have to be sent once more.
            foreach (var consumer in route.Consumers.Where(static consumer => consumer is { Stage: ConsumerStage.Active, HasRoom: false })) Park(consumer);
            route.Lose(_replays);
            if (route.Consumers.FirstOrDefault(static consumer => consumer.Missing is not null) is { Missing: { } missing })
                SubscriptionLog.PossibleGap(logger, route.Name, WhyMissing(missing.Cause));
            if (route is { Consumers.Count: 0, ExpectsUnnumbered: false }) _routes = _routes.Without(route);
        }
    }

    /// <summary>Records that the events of a lost response will not be sent again, because the server cannot replay them.</summary>
    /// <param name="since">The time, by the server's clock, up to which events were read before.</param>
    /// <param name="now">The server's time.</param>
    public void MissEvents(DateTimeOffset since, DateTimeOffset now)
    {
        foreach (var route in _routes.Routes)
        {
            route.MissEvents(since, now);
            foreach (var consumer in route.Consumers) consumer.Publish();
        }
    }

    /// <summary>Ends every consumer with an error; the session continues.</summary>
    public void EndAll(Exception cause)
    {
        foreach (var consumer in _routes.Routes.SelectMany(static route => route.Consumers).ToList()) End(consumer, cause);
    }

    private static string WhyMissing(GapCause cause) => cause switch
    {
        GapCause.NoReplay => "the session was lost, and the server cannot replay events",
        GapCause.OrgMoved => "the org has moved to another instance, which does not have the events of the old instance",
        _ => "the session was lost before the first event arrived, so there is no position from which to resume",
    };

    private void NoteDelivered(ChannelRoute route, long handedBefore)
    {
        if (route.Handed != handedBefore) NewEvents++;
        if (route.Arrived++ == 0) _arrivedOn.Add(route);
    }

    /// <summary>
    /// Updates the metrics with the events that have arrived since the previous call. This is done once for each part of a response that arrives, not
    /// for each event, because the metrics use locks.
    /// </summary>
    private void CountArrived()
    {
        foreach (var route in _arrivedOn)
        {
            metrics.ReceivedEvents(route.Topic, route.Arrived);
            if (route.Allocation is { } kind) metrics.Delivered.Add(kind, route.Arrived);
            route.Arrived = 0;
        }

        _arrivedOn.Clear();
    }

    private Arrival ArrivalIn(long request) => new(request, _responses.AwaitedBeside(request), _replays);

    /// <summary>
    /// Returns true if an event was sent for another filter on its topic, or for the topic without a filter. This can be known only if the server
    /// writes filters into its events.
    /// </summary>
    private bool IsOfAnotherFilter(int length, ChannelRoute route) => length != route.FullBytes.Length && IsNamedInFull(route.Channel.Topic);

    /// <summary>
    /// Returns true if events for another filter on a channel's topic may still arrive, and could not be distinguished from the events on the
    /// channel.
    /// </summary>
    private bool FollowsAnotherFilter(ChannelRoute route) =>
        !route.WasSubscribed && !IsNamedInFull(route.Channel.Topic)
        && _routes.Routes.Any(other => other != route && other.WasSubscribed && other.Channel.Topic == route.Channel.Topic);

    private void End(RoutedConsumer consumer, Exception cause)
    {
        consumer.Publish();
        Detach(consumer);
        consumer.Complete(cause, discard: false);
    }
}
