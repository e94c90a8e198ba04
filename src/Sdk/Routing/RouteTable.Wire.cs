using System.Diagnostics;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Routing;

/// <summary>What happens on the wire.</summary>
internal sealed partial class RouteTable
{
    /// <summary>A handshake was accepted.</summary>
    /// <param name="replays">Whether the server of the new session can replay.</param>
    public void BeginSession(bool replays) => _replays = replays;

    /// <summary>A request is sent in the session, whose answer may bring events.</summary>
    /// <param name="request">Its number, above 0.</param>
    /// <param name="isConnect">Whether it is a connect.</param>
    public void Sent(long request, bool isConnect)
    {
        _answers.Sent(request);
        if (!isConnect) return;
        foreach (var route in _routes.Routes) route.NoteConnect(request);
    }

    /// <summary>How many events were new to somebody: those that all have had come again without being progress.</summary>
    public long NewEvents { get; private set; }

    /// <summary>Hands an event to its channel's consumers.</summary>
    /// <param name="frame">The event.</param>
    /// <param name="request">The number of the request that is being answered.</param>
    /// <returns>A consumer whose queue has no room: nobody got the event then. Null if it was handed out.</returns>
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

    /// <summary>Hands an event that was too large to be kept to its channel's consumers: it always has room.</summary>
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

    /// <summary>Lets the programs see what was delivered: once per read of an answer, not once per event.</summary>
    public void Publish()
    {
        foreach (var consumer in _appended)
        {
            consumer.Publish();
            if (consumer.TakeLateCount() is > 0 and var late) metrics.ReceivedLate(consumer.Channel.Full, late);
        }

        _appended.Clear();
    }

    /// <summary>An answer was read whole.</summary>
    public void Read(long request)
    {
        _answers.Read(request);
        var arrival = ArrivalIn(request);
        foreach (var route in _routes.Routes) route.SettleAnswered(request, arrival, _appended);
    }

    /// <summary>An answer was lost, and the session goes on without what it held.</summary>
    public void Lost(long request) => _answers.Read(request);

    /// <summary>Where a channel's subscription starts, or null if nobody wants it any more.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="now">The server's time.</param>
    public (ChannelName Channel, long ReplayFrom)? BeginSubscribing(string channel, DateTimeOffset now)
    {
        if (_routes.Find(channel) is not { IsWanted: true } route) return null;
        if (route.NeedsAnotherSession || FollowsAnotherFilter(route))
        {
            wire.Renew($"a consumer of {route.Name} starts before the running subscription");
            return null;
        }

        var returning = route.Consumers.Where(static consumer => consumer is { Stage: ConsumerStage.Waiting, Parking.Count: > 0 }).ToList();
        if (!_replays && !route.WasConfirmed && route.WantedPast is { } past) SubscriptionLog.CannotStartThere(logger, route.Name, past);
        var from = route.BeginSubscribing(now);
        foreach (var consumer in route.Consumers) consumer.Parking.Arrive();
        foreach (var consumer in returning) consumer.Parking.Return(time);
        return (route.Channel, from);
    }

    /// <summary>What the programs were doing that wait for a channel to be confirmed.</summary>
    public IEnumerable<ActivityContext> AskedBy(string channel) =>
        (_routes.Find(channel)?.Consumers ?? []).Where(static consumer => !consumer.Confirmed.IsCompleted).Select(static consumer => consumer.AskedBy).OfType<ActivityContext>();

    public void Confirm(string channel, BayeuxMessage reply, DateTimeOffset now)
    {
        if (_routes.Find(channel) is not { } route) return;
        route.Confirm(reply, now);
        foreach (var consumer in route.Consumers) consumer.Publish();
        UnwantIfUnused(route);
    }

    /// <summary>The server does not know the replay id that a channel was to resume after: those who wanted it decide, the others go on without them.</summary>
    /// <returns>Whether that is what the refusal says.</returns>
    public bool Refused(string channel, StreamingException cause)
    {
        if (cause.Reason != Reason.InvalidReplayId || _routes.Find(channel) is not { IsAsked: true, Asked: >= 0 } route) return false;
        var refused = route.Refuse();
        wire.Decide(channel, [.. refused.Select(consumer => new RefusedStart(consumer, GapCause.InvalidReplayId, cause))]);
        if (route.IsWanted) wire.Want(channel);
        return true;
    }

    /// <summary>The org has moved: places mean nothing any more, and everybody who had one decides where to go on.</summary>
    /// <param name="instance">The host of the instance that it has moved to.</param>
    /// <param name="why">What those get who do not want to go on.</param>
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

    /// <summary>Consumers start again where it was decided; those for whom that is nowhere end.</summary>
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
    /// The server refuses a channel: its consumers end, the others go on. So do those who have come since the subscribe was
    /// sent, for an earlier holder: theirs is still to be sent.
    /// </summary>
    public void Fault(string channel, StreamingException cause)
    {
        var route = _routes.Find(channel) is { IsAsked: true } asked ? asked : null;
        Release(channel, null);
        foreach (var consumer in route?.Consumers.ToList() ?? []) End(consumer, cause);
        route?.LeaveWire();
    }

    /// <summary>The channel is off the wire.</summary>
    public void Release(string channel, BayeuxMessage? reply)
    {
        _routes.Find(channel)?.LeaveWire(isRefused: reply is null);
        if (_releases.Remove(channel, out var release)) release.TrySetResult(reply);
    }

    /// <summary>The session is lost; every channel is subscribed again from the places of its consumers.</summary>
    public void LoseSession()
    {
        _answers.Clear();
        foreach (var route in _routes.Routes)
        {
            // What is sent again while there is no room would only be sent once more.
            foreach (var consumer in route.Consumers.Where(static consumer => consumer is { Stage: ConsumerStage.Active, HasRoom: false })) Park(consumer);
            route.Lose(_replays);
            if (route.Consumers.FirstOrDefault(static consumer => consumer.Missing is not null) is { Missing: { } missing })
                SubscriptionLog.PossibleGap(logger, route.Name, WhyMissing(missing.Cause));
            if (route is { Consumers.Count: 0, ExpectsUnnumbered: false }) _routes = _routes.Without(route);
        }
    }

    /// <summary>An answer was lost for good: the server cannot replay it.</summary>
    /// <param name="since">When it was asked for, by the server's clock.</param>
    /// <param name="now">The server's time.</param>
    public void MissEvents(DateTimeOffset since, DateTimeOffset now)
    {
        foreach (var route in _routes.Routes)
        {
            route.MissEvents(since, now);
            foreach (var consumer in route.Consumers) consumer.Publish();
        }
    }

    /// <summary>Ends every consumer; the run goes on for others.</summary>
    public void EndAll(Exception cause)
    {
        foreach (var consumer in _routes.Routes.SelectMany(static route => route.Consumers).ToList()) End(consumer, cause);
    }

    private static string WhyMissing(GapCause cause) => cause == GapCause.NoReplay
        ? "the session was lost, and the server cannot replay them"
        : "the session was lost before the first one arrived, so there is no position to resume after";

    private void NoteDelivered(ChannelRoute route, long handedBefore)
    {
        if (route.Handed != handedBefore) NewEvents++;
        metrics.ReceivedEvent(route.Name);
    }

    private Arrival ArrivalIn(long request) => new(request, _answers.AwaitedBeside(request), _replays);

    /// <summary>Where the server writes filters into its events, what comes without one is not of a subscription with a filter.</summary>
    private bool IsOfAnotherFilter(int length, ChannelRoute route) => length != route.FullBytes.Length && IsNamedInFull(route.Channel.Topic);

    /// <summary>Whether old events of another filter of the topic may still come, which could not be told from those of this one.</summary>
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
