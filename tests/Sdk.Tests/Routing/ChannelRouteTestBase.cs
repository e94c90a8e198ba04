using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>One channel, and its consumers that were parked.</summary>
public abstract class ChannelRouteTestBase
{
    private protected const long Connect = 1;
    private protected const long Side = 2;
    private protected const long Latest = -1;
    private protected const long Earliest = -2;

    private protected ChannelRouteTestBase(string channel = RecordedConsumer.X) => Route = new ChannelRoute(Frames.Channel(channel), Parked.Add);

    private protected List<RoutedConsumer> Parked { get; } = [];

    private protected ChannelRoute Route { get; }

    private protected RecordedConsumer Add(ReplayFrom from)
    {
        var consumer = RecordedConsumer.At(from, channel: Route.Name);
        Route.Add(consumer);
        return consumer;
    }

    private protected JoinOutcome Join(RoutedConsumer consumer) => Route.Join(consumer, Tables.Noon, replays: true);

    private protected void Confirm()
    {
        Route.BeginSubscribing();
        Route.Confirm();
    }

    /// <summary>Reads the rest of a response.</summary>
    /// <returns>The consumers that have news.</returns>
    private protected List<RoutedConsumer> Settle(long response)
    {
        foreach (var consumer in Route.Consumers) consumer.Publish();
        List<RoutedConsumer> appended = [];
        Route.SettleResponse(response, new Arrival(response, OutstandingResponses.None, Replays: true), appended);
        return appended;
    }

    /// <summary>Reads the response to a poll that waited and brought nothing.</summary>
    /// <returns>The consumers that have news.</returns>
    private protected List<RoutedConsumer> SettleIdle()
    {
        foreach (var consumer in Route.Consumers) consumer.Publish();
        List<RoutedConsumer> appended = [];
        Route.SettleIdle(appended);
        return appended;
    }

    /// <summary>Makes a consumer that has joined a channel which was received up to an id, with another subscribe.</summary>
    private protected RecordedConsumer Rejoin(ReplayFrom from, long through)
    {
        var before = Add(ReplayFrom.After(through - 1));
        Confirm();
        Deliver(through);
        Route.Remove(before);
        var joiner = Add(from);
        Route.LeaveWire();
        Route.BeginSubscribing();
        Assert.Equal(through, joiner.Place.Fence);
        return joiner;
    }

    /// <summary>Unsubscribes the channel, and subscribes it again at once for consumers that have joined.</summary>
    /// <returns>The requested replay id.</returns>
    private protected long Restart()
    {
        Route.IsRestarting = true;
        Route.LeaveWire(wasUnsubscribed: true);
        return Route.BeginSubscribing();
    }

    /// <summary>Reads the response to the first connect after the reply, which ends the replay.</summary>
    private protected void EndReplay(long connect = 9)
    {
        Route.NoteConnect(connect);
        Route.SettleResponse(connect);
    }

    private protected void Deliver(params long[] ids)
    {
        foreach (var id in ids) Assert.Null(Route.Deliver(id));
    }
}
