using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The events that a consumer takes when it joins a channel that was subscribed before in the session.</summary>
public sealed class ChannelRouteFenceTests : ChannelRouteTestBase
{
    /// <summary>Old events may still come before those that are replayed.</summary>
    [Fact]
    public void Beyond_the_fence_a_joiner_takes_nothing_until_the_replay_begins()
    {
        var joiner = Rejoin(ReplayFrom.After(1), through: 7);
        Deliver(10);
        Assert.Empty(joiner.Ids);
        Deliver(4, 7, 10);
        Assert.Equal([4, 7, 10], joiner.Ids);
    }

    [Fact]
    public void What_lies_beyond_is_held_while_an_answer_is_awaited_and_given_when_the_fence_fell()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        Route.Deliver(10, Side, awaited: Connect);
        Route.Deliver(4, Connect, awaited: Side);
        Route.Deliver(7, Connect, awaited: Side);
        Assert.Equal([4, 7], two.Ids);
        Route.SettleResponse(Connect);
        Assert.Equal([4, 7, 10], two.Ids);
        Assert.Empty(two.Gaps);
    }

    [Fact]
    public void It_is_dropped_when_the_fence_still_stands()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        Route.Deliver(10, Side, awaited: Connect);
        Route.SettleResponse(Connect);
        Assert.Empty(two.Ids);
        Deliver(4, 7, 10);
        Assert.Equal([4, 7, 10], two.Ids);
    }

    [Fact]
    public void The_first_connect_after_the_reply_ends_a_fence_that_was_not_met_with_a_gap()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        Route.Confirm();
        Route.NoteConnect(5);
        Route.Deliver(10, response: 5);
        Assert.Empty(two.Ids);
        Route.SettleResponse(5);
        Assert.Equal(["ReplayIncomplete", "10"], two.All);
        Assert.Equal(1, two.Gaps[0].AfterReplayId);
    }

    [Fact]
    public void A_connect_that_was_sent_before_the_reply_decides_no_fence()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        Route.NoteConnect(4);
        Route.Confirm();
        Route.SettleResponse(4);
        Assert.Equal((7, 0), (two.Place.Fence, two.Gaps.Count));
    }

    [Fact]
    public void A_consumer_for_which_too_much_would_be_held_isParked_and_refuses_the_rest()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        var data = $"\"{new string('x', 3 * 1024 * 1024)}\"";
        foreach (var id in (long[])[10, 13])
        {
            var reader = new BayeuxReader(Encoding.UTF8.GetBytes(Frames.Event(RecordedConsumer.X, id, data)));
            Assert.True(reader.Read());
            Route.Deliver(reader.Current, new Arrival(Side, Connect, Replays: true), []);
        }

        Assert.Equal([two], Parked);
        Assert.Equal(10, two.Place.Refused);
    }

    [Fact]
    public void WhileParked_the_least_id_that_was_not_had_is_remembered_and_is_the_fence_later()
    {
        var (one, two) = (Add(ReplayFrom.After(1)), Add(ReplayFrom.After(1)));
        Confirm();
        Deliver(4);
        two.Stage = ConsumerStage.Parked;
        two.Place.Close();
        Deliver(7, 10);
        Assert.Equal(7, two.Place.Refused);
        two.Stage = ConsumerStage.Waiting;
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(two));
        Route.LeaveWire();
        Assert.Equal(4, Route.BeginSubscribing());
        Assert.Equal(7, two.Place.Fence);
        Deliver(10, 7, 10);
        Assert.Equal([4, 7, 10], one.Ids);
        Assert.Equal([4, 7, 10], two.Ids);
    }

    /// <summary>
    /// The reply to the subscribe is outstanding while the connect brings the replay, and the server was asked for more than one consumer
    /// needs: its events wait for the known ones before them, and come when none of these can come any more.
    /// </summary>
    [Fact]
    public void Replayed_events_that_are_in_doubt_are_not_dropped()
    {
        const long First = 3;
        Add(ReplayFrom.After(9));
        Confirm();
        Deliver(12, 20, 30);
        Add(ReplayFrom.Earliest);
        var doubtful = Add(ReplayFrom.After(11));
        Route.LeaveWire(wasUnsubscribed: true);
        Assert.Equal(Earliest, Route.BeginSubscribing());
        Assert.Equal((30, true), (doubtful.Place.Fence!.Value, doubtful.Place.IsDoubtful));

        Assert.Null(Route.Deliver(12, Connect, awaited: Side));
        Assert.Null(Route.Deliver(20, Connect, awaited: Side));
        Route.SettleResponse(Connect);
        Route.Confirm();
        Route.SettleResponse(Side);
        Assert.Empty(doubtful.Gaps);
        Route.NoteConnect(First);
        Route.SettleResponse(First);

        Assert.Equal([12, 20], doubtful.Ids);
        Assert.Equal(GapCause.ReplayIncomplete, Assert.Single(doubtful.Gaps).Cause);
    }
}
