using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The responses that show the end of a replay.</summary>
public sealed class RouteTableReplayTests : RouteTableTestBase
{
    private const long Connect = 10;
    private const long Side = 11;

    [Fact]
    public void The_first_connect_after_the_reply_ends_the_replay_and_no_other_request_does()
    {
        var joiner = Rejoin();
        Table.Sent(Side, isConnect: false);
        Table.Read(Side, wasIdle: false);
        Assert.Equal(7, joiner.Place.Fence);
        Table.Sent(Connect, isConnect: true);
        Table.Deliver(X, 10, Connect);
        Assert.Empty(joiner.All);
        Table.Read(Connect, wasIdle: false);
        Assert.Equal(["ReplayIncomplete", "10"], joiner.All);
    }

    /// <summary>An event that was held back says nothing about the events beside it, until the server has nothing more to send.</summary>
    [Fact]
    public void Only_a_poll_that_brings_nothing_beside_no_other_response_settles_a_held_event()
    {
        var joiner = Rejoin();
        Table.Sent(Connect, isConnect: true);
        Table.Sent(Side, isConnect: false);
        Table.Deliver(X, 10, Side);
        foreach (var id in (long[])[4, 7]) Table.Deliver(X, id, Connect);
        Table.Read(Connect, wasIdle: false);
        Table.Read(Side, wasIdle: false);
        Assert.Equal([4, 7, 10], joiner.Ids);

        Table.Sent(12, isConnect: true);
        Table.Sent(13, isConnect: false);
        Table.Read(12, wasIdle: true);
        Table.Read(13, wasIdle: false);
        Assert.Equal(7, joiner.Place.Settled);

        Table.Sent(14, isConnect: true);
        Table.Read(14, wasIdle: true);
        Assert.Equal(10, joiner.Place.Settled);
    }

    /// <summary>Makes a consumer that has joined, with another subscribe, a channel whose last event is 7.</summary>
    private RecordedConsumer Rejoin()
    {
        Attach("running", ReplayFrom.After(6));
        Table.Subscribe();
        Deliver(7);
        var joiner = Attach("joiner", ReplayFrom.After(1));
        Table.Release(X, Frames.Confirmation(X));
        Assert.Equal(1, Table.Subscribe());
        return joiner;
    }
}
