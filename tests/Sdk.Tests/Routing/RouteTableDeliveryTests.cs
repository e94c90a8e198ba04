using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;
using TypedStreaming.Tests.Telemetry;
using TypedStreaming.Tests.Authentication;

namespace TypedStreaming.Tests.Routing;

/// <summary>The way from a response to the consumers of its channels.</summary>
public sealed class RouteTableDeliveryTests : RouteTableTestBase
{
    [Fact]
    public void Every_holder_gets_every_event_and_is_published_to_once_a_read()
    {
        var (one, two) = (Attach("one"), Attach("two"));
        Table.Subscribe();
        var (before, reads) = (one.Published, new[] { 5L, 6L, 7L });
        foreach (var id in reads)
        {
            var reader = new BayeuxReader(Encoding.UTF8.GetBytes(Frames.Event(X, id)));
            Assert.True(reader.Read());
            Assert.Null(Table.Deliver(reader.Current, request: 1));
        }

        Assert.Equal(before, one.Published);
        Table.Publish();
        Table.Publish(); // Nothing is left to show.
        Assert.Equal((before + 1, before + 1), (one.Published, two.Published));
        Assert.Equal([5, 6, 7], one.Ids);
        Assert.Equal([5, 6, 7], two.Ids);
    }

    [Fact]
    public void Events_of_other_channels_are_dropped()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        Table.Deliver("/u/y", 7);
        Assert.Empty(consumer.Ids);
    }

    [Fact]
    public void Events_that_came_after_later_ones_are_counted()
    {
        const string channel = "/u/counts-late-events";
        using var heard = new HeardMeters();
        var consumer = RecordedConsumer.At(ReplayFrom.Latest, "one", channel);
        Assert.Null(Table.Attach(consumer));
        Table.Subscribe(channel);
        foreach (var (id, late) in new[] { (7, 0), (8, 3), (9, 2) })
        {
            consumer.Late = late;
            Table.Deliver(channel, id);
            Table.Publish();
        }

        Assert.Equal(5, heard.Sums[$"typedstreaming.received.late_events channel={channel}"]);
    }

    /// <summary>Events of a response that overtakes the connect are not settled before the connect was read.</summary>
    [Fact]
    public void What_comes_beside_an_outstanding_connect_waits_for_it()
    {
        var consumer = Attach("one", ReplayFrom.Earliest);
        Table.Sent(1, isConnect: true);
        Table.Subscribe();
        Table.Sent(2, isConnect: false);
        Table.Deliver(X, 7, response: 2);
        Table.Read(2, wasIdle: false);
        Assert.Equal(Place.BeforeAll, consumer.Place.Settled);
        Table.Read(1, wasIdle: false);
        Assert.Equal(7, consumer.Place.Settled);
    }

    /// <summary>A server that puts the replay into the subscribe reply sends new events with the connect, which is often read first.</summary>
    [Fact]
    public void Events_beside_the_reply_with_the_replay_wait_for_it()
    {
        var consumer = Attach("one", ReplayFrom.Earliest);
        Table.Sent(1, isConnect: true);
        Table.Subscribe();
        Table.Sent(2, isConnect: false, X);
        Table.Deliver(X, 9, response: 1);
        Table.Deliver(X, 11, response: 1);
        Table.Read(1, wasIdle: false);
        Table.Sent(3, isConnect: true);
        Table.Deliver(X, 7, response: 2);
        Table.Deliver(X, 13, response: 3);
        Assert.Equal([7], consumer.Ids);
        Table.Read(2, wasIdle: false);
        Assert.Equal([7, 9, 11, 13], consumer.Ids);
        Table.Deliver(X, 15, response: 3);
        Assert.Equal([7, 9, 11, 13, 15], consumer.Ids);
        Table.Read(3, wasIdle: false);
        Assert.Equal(15, consumer.Place.Settled);
    }

    [Fact]
    public void Events_before_those_of_the_reply_do_not_wait_for_it()
    {
        var consumer = Attach("one", ReplayFrom.Earliest);
        Table.Sent(1, isConnect: true);
        Table.Subscribe();
        Table.Sent(2, isConnect: false, X);
        Table.Deliver(X, 9, response: 2);
        Table.Deliver(X, 7, response: 1);
        Assert.Equal([9, 7], consumer.Ids);
    }

    [Fact]
    public void Who_wants_no_replay_does_not_wait_for_the_reply()
    {
        var running = Attach("one");
        Table.Sent(1, isConnect: true);
        Table.Subscribe();
        Table.Deliver(X, 5, response: 1);
        Attach("two", ReplayFrom.Earliest);
        Table.Subscribe();
        Table.Sent(2, isConnect: false, X);
        Table.Deliver(X, 9, response: 1);
        Assert.Equal([5, 9], running.Ids);
    }

    [Fact]
    public void An_answer_that_was_lost_for_good_settles_nothing()
    {
        var consumer = Attach("one", ReplayFrom.Earliest);
        Table.Subscribe();
        Table.Sent(1, isConnect: true);
        Table.Sent(2, isConnect: false);
        Table.Deliver(X, 7, response: 2);
        Table.Lost(1);
        Assert.Equal(Place.BeforeAll, consumer.Place.Settled);
        Table.Deliver(X, 9, response: 2);
        Assert.Equal(9, consumer.Place.Settled);
    }

    [Fact]
    public void Where_the_server_does_not_replay_places_are_not_used()
    {
        Table.BeginSession(replays: false);
        var consumer = Attach("one");
        Table.Subscribe();
        foreach (var id in (long[])[5, 5]) Table.Deliver(X, id);
        Assert.Equal([5, 5], consumer.Ids);
        Table.MissEvents(Tables.Noon, Tables.Noon);
        Assert.Equal(GapCause.NoReplay, Assert.Single(consumer.Gaps).Cause);
    }

    [Fact]
    public void A_possible_gap_is_logged_and_a_sure_position_is_not()
    {
        var log = new RecordingLoggerFactory();
        var table = Tables.Make(Wire, log);
        table.Attach(RecordedConsumer.At(ReplayFrom.Latest));
        table.Subscribe();
        table.LoseSession();
        Assert.StartsWith("200 Events of /u/x may have been missed", Assert.Single(log.Lines), StringComparison.Ordinal);
        table.Subscribe();
        table.Deliver(X, 5);
        table.LoseSession();
        Assert.Single(log.Lines);
        Assert.Equal(5, table.Subscribe());
    }
}
