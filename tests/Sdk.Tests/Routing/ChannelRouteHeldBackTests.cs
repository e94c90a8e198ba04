using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>When the events are delivered that were held back from a consumer that joined, and what they settle.</summary>
public sealed class ChannelRouteHeldBackTests : ChannelRouteTestBase
{
    private const long First = 5;

    /// <summary>Whatever the old response was, the replay sends its events again, and in order.</summary>
    [Theory]
    [InlineData(OutstandingResponses.None)]
    [InlineData(Connect)]
    public void The_event_that_was_dropped_is_the_next_fence(long awaited)
    {
        var joiner = Rejoin(ReplayFrom.After(1), through: 7);
        Route.Deliver(10, Side, awaited);
        if (awaited != OutstandingResponses.None) Route.SettleResponse(awaited);
        Deliver(7);
        Assert.Equal(10, joiner.Place.Fence);
        Route.Deliver(13, Side);
        Assert.Equal([7], joiner.Ids);
        Deliver(10, 13);
        Assert.Equal([7, 10, 13], joiner.Ids);
    }

    [Fact]
    public void An_event_that_the_next_response_has_passed_comes_before_its_events()
    {
        var joiner = Rejoin(ReplayFrom.After(1), through: 7);
        Route.Deliver(10, Side, awaited: First);
        Route.Deliver(7, Connect);
        Assert.Equal([7], joiner.Ids);
        Route.Deliver(13, First);
        Assert.Equal([7, 10, 13], joiner.Ids);
    }

    /// <summary>The server may still load what it replays, until a poll after the first one came back empty.</summary>
    [Fact]
    public void A_released_event_is_settled_by_an_idle_poll_after_the_first_connect()
    {
        var joiner = ReleaseTen();
        Route.Confirm();
        Assert.Empty(SettleIdle());
        Route.NoteConnect(First);
        Assert.Empty(SettleIdle());
        Assert.Equal(7, joiner.Place.Settled);
        Route.SettleResponse(First);
        Assert.Equal([joiner], SettleIdle());
        Assert.Equal(10, joiner.Place.Settled);
        Assert.Empty(SettleIdle());
    }

    [Fact]
    public void Without_a_connect_to_come_an_idle_poll_settles_a_released_event()
    {
        var joiner = ReleaseTen();
        Assert.Equal([joiner], SettleIdle());
        Assert.Equal(10, joiner.Place.Settled);
    }

    [Fact]
    public void Whoever_had_events_waiting_for_an_answer_has_news_when_it_was_read()
    {
        var consumer = Add(ReplayFrom.After(1));
        Confirm();
        Route.Deliver(9, Side, awaited: Connect);
        Assert.Equal([consumer], Settle(Connect));
        Assert.Equal(9, consumer.Place.Settled);
        Assert.Empty(Settle(Side));
    }

    [Fact]
    public void The_end_of_the_replay_reports_no_gap_to_whoever_it_has_reached()
    {
        Add(ReplayFrom.After(11));
        Confirm();
        Deliver(12);
        Route.Deliver(30, Side, awaited: Connect);
        var joiner = Add(ReplayFrom.After(1));
        Route.LeaveWire();
        Route.BeginSubscribing();
        Deliver(12);
        Assert.Equal(30, joiner.Place.Fence);
        EndReplay();
        Assert.Equal((null, 0), (joiner.Place.Fence, joiner.Gaps.Count));
    }

    [Fact]
    public void After_the_gap_at_the_end_of_the_replay_what_was_received_is_settled()
    {
        var returned = ReturnWithTwenty();
        Route.SettleResponse(Connect);
        Assert.Equal(4, returned.Place.Settled);
        Route.Confirm();
        Route.NoteConnect(First);
        Assert.Equal([returned], Settle(First));
        Assert.Equal(["4", "20", "ReplayIncomplete"], returned.All);
        Assert.Equal((4, 20), (returned.Gaps[0].AfterReplayId, returned.Place.Settled));
    }

    [Fact]
    public void The_gap_at_the_end_of_the_replay_is_news_without_any_event()
    {
        var joiner = Rejoin(ReplayFrom.After(1), through: 7);
        Route.Confirm();
        Route.NoteConnect(First);
        Assert.Equal([joiner], Settle(First));
        Assert.Equal(["ReplayIncomplete"], joiner.All);
    }

    [Fact]
    public void An_event_beyond_the_fence_that_it_had_is_no_beginning_of_the_replay()
    {
        var returned = ReturnWithTwenty();
        Deliver(20, 15);
        Assert.Equal([4, 20], returned.Ids);
        Deliver(10, 15);
        Assert.Equal([4, 20, 10, 15], returned.Ids);
    }

    [Fact]
    public void The_event_at_the_fence_begins_the_replay_also_if_the_consumer_had_it()
    {
        var consumer = Add(ReplayFrom.After(1));
        Confirm();
        Deliver(4);
        Route.Deliver(20, Side, awaited: Connect);
        Park(consumer);
        Route.LeaveWire();
        Route.BeginSubscribing();
        Assert.Equal(20, consumer.Place.Fence);
        Deliver(20, 30);
        Assert.Equal([4, 20, 30], consumer.Ids);
    }

    [Fact]
    public void A_full_consumer_refuses_the_event_at_the_fence_and_not_those_beyond()
    {
        var joiner = Rejoin(ReplayFrom.After(1), through: 7);
        joiner.IsFull = true;
        Assert.Null(Route.Deliver(10));
        Assert.Same(joiner, Route.Deliver(7));
    }

    /// <summary>Another subscribe is sent for a joiner; whoever has its replay already waits for nothing.</summary>
    [Fact]
    public void Once_the_reply_was_read_the_reply_of_another_subscribe_delays_nothing()
    {
        var running = Add(ReplayFrom.After(1));
        Route.BeginSubscribing();
        Route.NoteSubscribe(Side);
        Route.Confirm();
        Route.SettleResponse(Side);
        Deliver(4);
        Add(ReplayFrom.Earliest);
        Route.LeaveWire(wasUnsubscribed: true);
        Route.BeginSubscribing();
        Route.NoteSubscribe(3);
        Route.Deliver(10, Connect, awaited: 3);
        Assert.Equal([4, 10], running.Ids);
    }

    private static void Park(RecordedConsumer consumer)
    {
        consumer.Place.Close();
        consumer.Stage = ConsumerStage.Waiting;
    }

    /// <summary>A joiner that has received 4 and 7, and then 10, which was held back.</summary>
    private RecordedConsumer ReleaseTen()
    {
        var joiner = Rejoin(ReplayFrom.After(1), through: 7);
        Route.Deliver(10, Side, awaited: Connect);
        Route.Deliver(4, Connect);
        Route.Deliver(7, Connect);
        Route.SettleResponse(Connect);
        Assert.Equal([4, 7, 10], joiner.Ids);
        Assert.Equal(7, joiner.Place.Settled);
        return joiner;
    }

    /// <summary>A consumer that has received 4 and 20 and missed 10 while it was parked, and the channel is subscribed again for it.</summary>
    private RecordedConsumer ReturnWithTwenty()
    {
        var consumer = Add(ReplayFrom.After(1));
        Confirm();
        Deliver(4);
        Route.Deliver(20, Side, awaited: Connect);
        consumer.Place.Close();
        consumer.Stage = ConsumerStage.Parked;
        Deliver(10);
        Route.SettleResponse(Connect);
        consumer.Stage = ConsumerStage.Waiting;
        Route.LeaveWire();
        Assert.Equal(4, Route.BeginSubscribing());
        Assert.Equal(10, consumer.Place.Fence);
        return consumer;
    }

    private void EndReplay()
    {
        Route.Confirm();
        Route.NoteConnect(First);
        Route.SettleResponse(First);
    }
}
