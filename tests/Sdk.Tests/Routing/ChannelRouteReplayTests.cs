using TypedStreaming.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Routing;

/// <summary>What the channel itself knows of the events that were read in the session, and of replays in the same session.</summary>
public sealed class ChannelRouteReplayTests : ChannelRouteTestBase
{
    private const long First = 5;

    [Fact]
    public void Once_the_other_answer_was_read_a_consumer_can_join_at_the_event_that_had_overtaken_it()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        Route.Deliver(9, Connect, awaited: Side);
        var joiner = Add(ReplayFrom.After(9));
        Assert.Equal(JoinOutcome.InAnotherSession, Join(joiner));
        Route.SettleResponse(Side);
        Assert.Equal(JoinOutcome.AtOnce, Join(joiner));
    }

    [Fact]
    public void While_a_replay_is_outstanding_a_third_subscribe_needs_another_session()
    {
        Resubscribe();
        Resubscribe();
        Assert.True(NeedsAnotherSession());
    }

    [Fact]
    public void A_replay_that_has_caught_up_is_over()
    {
        Resubscribe();
        Deliver(12, 30);
        Resubscribe();
        Assert.False(NeedsAnotherSession());
    }

    [Fact]
    public void A_replay_whose_events_waited_for_an_answer_has_caught_up_when_it_was_read()
    {
        Resubscribe();
        Route.Deliver(30, Connect, awaited: Side);
        Route.SettleResponse(Side);
        Route.Deliver(40, Connect, awaited: 3);
        Resubscribe();
        Assert.False(NeedsAnotherSession());
    }

    [Fact]
    public void A_replay_that_never_began_leaves_the_session_unclear()
    {
        Resubscribe();
        Assert.False(NeedsAnotherSession());
        Route.Confirm();
        Route.NoteConnect(First);
        Route.SettleResponse(First);
        Assert.True(NeedsAnotherSession());
    }

    [Fact]
    public void A_return_ends_with_the_first_new_event()
    {
        var consumer = Add(ReplayFrom.After(1));
        Confirm();
        consumer.Parking.Return(new ManualTimeProvider());
        Deliver(4);
        Assert.False(consumer.Parking.IsReturning);
    }

    [Fact]
    public void Events_that_a_returned_consumer_receives_pay_for_the_replay()
    {
        const int Replayed = 1001;
        Add(ReplayFrom.After(0));
        Confirm();
        for (var id = 1; id <= Replayed; id++) Deliver(id);
        var returned = Add(ReplayFrom.After(0));
        Route.LeaveWire();
        Route.BeginSubscribing();
        returned.Parking.Return(new ManualTimeProvider());
        for (var id = 1; id <= Replayed; id++) Route.Deliver(id, response: First);
        Assert.Equal(Replayed, returned.Ids.Count);
        Assert.False(returned.Parking.CostsMoreThan(1));
        Assert.True(returned.Parking.CostsMoreThan(0.5));
    }

    /// <summary>Subscribes again, from 9, what was read up to 30.</summary>
    private void Resubscribe()
    {
        if (!Route.WasSubscribed)
        {
            var before = Add(ReplayFrom.After(11));
            Confirm();
            Deliver(12, 30);
            Route.Remove(before);
        }

        Add(ReplayFrom.After(9));
        Route.LeaveWire();
        Assert.Equal(9, Route.BeginSubscribing());
    }

    private bool NeedsAnotherSession()
    {
        Add(ReplayFrom.After(11));
        return Route.NeedsAnotherSession;
    }
}
