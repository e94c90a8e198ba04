using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>One channel, and its consumers that were parked.</summary>
public abstract class ChannelRouteTestBase
{
    private protected const long Connect = 1;
    private protected const long Side = 2;
    private protected const long Latest = -1;
    private protected const long Earliest = -2;

    private protected ChannelRouteTestBase() => Route = new ChannelRoute(Frames.Channel(RecordedConsumer.X), Parked.Add);

    private protected List<RoutedConsumer> Parked { get; } = [];

    private protected ChannelRoute Route { get; }

    private protected RecordedConsumer Add(ReplayFrom from)
    {
        var consumer = RecordedConsumer.At(from);
        Route.Add(consumer);
        return consumer;
    }

    private protected JoinOutcome Join(RoutedConsumer consumer) => Route.Join(consumer, Tables.Noon, replays: true);

    private protected void Confirm()
    {
        Route.BeginSubscribing();
        Route.Confirm();
    }

    private protected void Deliver(params long[] ids)
    {
        foreach (var id in ids) Assert.Null(Route.Deliver(id));
    }
}
