using TypedStreaming.Tests.Telemetry;

namespace TypedStreaming.Tests.Routing;

/// <summary>The counts of the events that arrive.</summary>
public sealed class RouteTableCountTests : RouteTableTestBase
{
    /// <summary>A session that only repeats events makes no progress.</summary>
    [Fact]
    public void Only_an_event_that_a_consumer_had_not_received_is_new()
    {
        Attach("one", ReplayFrom.Earliest);
        Table.Subscribe();
        Deliver(5, 5, 6);
        Assert.Equal(2, Table.NewEvents);
        for (var copy = 0; copy < 2; copy++) Table.Deliver(Frames.Oversize(X, 7), request: 1);
        Table.Deliver("/u/y", 9);
        Assert.Equal(3, Table.NewEvents);
    }

    [Fact]
    public void Every_event_that_arrives_is_counted_once()
    {
        const string channel = "/u/counts-arrived-events";
        const string instrument = $"typedstreaming.received.events channel={channel}";
        using var heard = new HeardMeters();
        Attach("one", channel: channel);
        Table.Subscribe(channel);
        Table.Deliver(channel, 5);
        Assert.Equal(1, heard.Sums[instrument]);
        Table.Deliver(channel, 5);
        foreach (var id in (long[])[6, 7]) Table.Deliver(Frames.Oversize(channel, id), request: 1);
        Table.Publish();
        Table.Publish();
        Assert.Equal(4, heard.Sums[instrument]);
    }
}
