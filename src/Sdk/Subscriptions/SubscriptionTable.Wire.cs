using System.Diagnostics;
using TypedStreaming.Bayeux;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Subscriptions;

/// <summary>What the poll loop, and nobody else, calls.</summary>
internal sealed partial class SubscriptionTable
{
    /// <summary>Hands an event to its channel's consumers.</summary>
    /// <param name="frame">The event.</param>
    /// <param name="awaited">Where an earlier event may still be on its way.</param>
    /// <param name="subscribed">The channel whose subscribe is answered by what the event came in, if it is one.</param>
    public void Deliver(in EventFrame frame, Awaited awaited, string? subscribed)
    {
        foreach (var route in _routes.Find(frame.Channel))
        {
            metrics.ReceivedEvent(route.Name);
            foreach (var full in route.Deliver(frame, awaited, subscribed)) DropFull(full);
        }
    }

    /// <summary>Where a channel's subscription starts, or null if nobody holds it any more.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="replays">Whether the server can start anywhere but at the present.</param>
    /// <param name="now">The server's time.</param>
    public (ChannelName Channel, long ReplayFrom)? BeginSubscribing(string channel, bool replays, DateTimeOffset now)
    {
        if (_routes.Find(channel) is not { } route) return null;
        if (!replays && route is { Confirmation: null, WantedPast: { } past }) SubscriptionLog.CannotStartThere(logger, route.Name, past);
        return (route.Channel, route.BeginSubscribing(now));
    }

    /// <summary>What the programs were doing that wait for a channel to be confirmed.</summary>
    public IEnumerable<ActivityContext> AskedBy(string channel) =>
        (_routes.Find(channel)?.Consumers ?? []).Where(static consumer => !consumer.Confirmed.IsCompleted).Select(static consumer => consumer.AskedBy).OfType<ActivityContext>();

    public void Confirm(string channel, BayeuxMessage reply, DateTimeOffset now)
    {
        ChannelRoute? route;
        lock (_gate)
        {
            route = _routes.Find(channel);
            route?.Confirm(reply, now);
        }

        foreach (var full in route?.DeliverEarly() ?? []) DropFull(full);
    }

    /// <summary>Lets those in who joined a running channel at the present.</summary>
    /// <returns>Whether the channel has to be subscribed again, from further back, for others.</returns>
    public bool AdmitJoiners(string channel, DateTimeOffset now) => _routes.Find(channel)?.AdmitJoiners(now) ?? false;

    /// <summary>
    /// The server does not know the replay id that a channel was to resume after. The channel is off the wire until
    /// <see cref="Restart"/>.
    /// </summary>
    /// <returns>What has to be decided for each consumer that asked for it, or nothing if the refusal is another.</returns>
    public IReadOnlyList<RefusedStart> Refused(string channel, StreamingException cause)
    {
        if (cause.Reason != Reason.InvalidReplayId || _routes.Find(channel) is not { IsAsked: true, Asked: >= 0 } route) return [];
        return [.. route.Refuse().Select(consumer => new RefusedStart(consumer, route.Asked, cause))];
    }

    /// <summary>Consumers start anew where it was decided; those for whom that is nowhere are over.</summary>
    /// <returns>Whether the channel is to be subscribed again.</returns>
    public bool Restart(string channel, IEnumerable<RefusedStart> decided)
    {
        foreach (var start in decided)
        {
            if (start.Failure is not null) End(start.Consumer, start.Failure);
            else Apply(start);
        }

        return _routes.Find(channel) is not null;
    }

    /// <summary>
    /// The server refuses a channel: its consumers end, the others go on. So do those who have come since the subscribe was
    /// sent, for an earlier holder: theirs is still to be sent.
    /// </summary>
    public void Fault(string channel, StreamingException cause)
    {
        ChannelRoute? route;
        lock (_gate)
        {
            route = _routes.Find(channel) is { IsAsked: true } asked ? asked : null;
            if (route is not null) _routes = _routes.Without(route);
            CompleteRelease_NeedsLock(channel, null);
        }

        foreach (var consumer in route?.Consumers ?? []) consumer.Complete(cause, discard: false);
    }

    public void Release(string channel, BayeuxMessage? reply)
    {
        lock (_gate) CompleteRelease_NeedsLock(channel, reply);
    }

    /// <summary>The session is lost; every channel resumes after the last event that surely came without a gap before it.</summary>
    /// <param name="replays">Whether the server can replay.</param>
    public void LoseSession(bool replays)
    {
        foreach (var route in _routes.Routes)
        {
            if (route.MayMissEvents(replays)) SubscriptionLog.PossibleGap(logger, route.Name, WhyNoPosition(replays));
            route.Lose(replays);
        }
    }

    /// <summary>An answer was lost for good: the server cannot replay it.</summary>
    /// <param name="since">When it was asked for, by the server's clock.</param>
    /// <param name="now">The server's time.</param>
    public void MissEvents(DateTimeOffset since, DateTimeOffset now)
    {
        foreach (var route in _routes.Routes) route.MissEvents(since, now);
    }

    /// <summary>An answer was read whole.</summary>
    public void SettleReceived(Awaited read)
    {
        foreach (var route in _routes.Routes) route.SettleReceived(read);
    }

    private static string WhyNoPosition(bool replays) => replays
        ? "the session was lost before the first one arrived, so there is no position to resume after"
        : "the session was lost, and the server cannot replay";

    private void Apply(RefusedStart start)
    {
        var gap = start.Apply();
        if (start.Consumer is HandConsumer) SubscriptionLog.Gap(logger, gap);
    }

    private void End(ChannelConsumer consumer, Exception cause)
    {
        lock (_gate) Remove_NeedsLock(consumer);
        consumer.Complete(cause, discard: false);
    }

    private void DropFull(ChannelConsumer consumer)
    {
        SubscriptionLog.ConsumerTooSlow(logger, consumer.Description, consumer.Options.BufferBytes);
        metrics.ConsumerTooSlow(consumer.Channel.Full);
        lock (_gate) Remove_NeedsLock(consumer);
    }

    private void CompleteRelease_NeedsLock(string channel, BayeuxMessage? reply)
    {
        if (_releases.Remove(channel, out var release)) release.TrySetResult(reply);
    }
}
