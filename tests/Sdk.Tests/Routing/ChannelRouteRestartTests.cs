using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>A channel that is unsubscribed and subscribed again at once, for a consumer that has joined.</summary>
public sealed class ChannelRouteRestartTests : ChannelRouteTestBase
{
    [Fact]
    public void A_restart_at_the_last_event_leaves_no_hole()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        Deliver(5);
        Assert.Equal(5, Restart());
        var joiner = Add(ReplayFrom.Latest);
        Assert.Equal(JoinOutcome.AtOnce, Join(joiner));
        Assert.Equal(5, joiner.Place.Settled);
    }

    [Fact]
    public void A_restart_before_an_event_that_overtook_others_leaves_no_hole()
    {
        var before = Add(ReplayFrom.After(2));
        Confirm();
        Deliver(3);
        Route.Deliver(9, Side, awaited: Connect);
        Route.Remove(before);
        Add(ReplayFrom.After(5));
        Assert.Equal(5, Restart());
        var joiner = Add(ReplayFrom.Latest);
        Assert.Equal(JoinOutcome.AtOnce, Join(joiner));
        Assert.Equal(9, joiner.Place.Settled);
    }

    [Fact]
    public void A_restart_beyond_the_last_event_leaves_a_hole()
    {
        var before = Add(ReplayFrom.Latest);
        Confirm();
        Deliver(5);
        Route.Remove(before);
        Add(ReplayFrom.After(8));
        Assert.Equal(8, Restart());
        Assert.Equal(JoinOutcome.InAnotherSession, Join(Add(ReplayFrom.After(6))));
    }

    [Fact]
    public void After_an_event_without_an_id_a_restart_is_a_gap_for_whoever_was_active()
    {
        var (active, joiner) = (Add(ReplayFrom.After(1)), RecordedConsumer.At(ReplayFrom.After(2)));
        Confirm();
        Deliver(4);
        Route.Deliver(null);
        Route.Add(joiner);
        Restart();
        Route.Confirm();
        Assert.Equal(["4", "none", "NoReplay"], active.All);
        Assert.Empty(joiner.Gaps);
    }

    [Fact]
    public void A_gap_that_is_not_reported_yet_keeps_its_cause_through_a_restart()
    {
        var consumer = Add(ReplayFrom.Latest);
        Confirm();
        Route.Deliver(null);
        Route.Lose();
        Route.BeginSubscribing();
        Restart();
        Route.Confirm();
        Assert.Equal(GapCause.InterruptedBeforeFirstEvent, Assert.Single(consumer.Gaps).Cause);
    }

    [Fact]
    public void A_restart_before_the_reply_that_asks_for_more_expects_the_known_events_of_whoever_was_active()
    {
        var active = Add(ReplayFrom.After(4));
        Route.BeginSubscribing();
        Add(ReplayFrom.After(1));
        Restart();
        Assert.True(active.Place.IsDoubtful);
    }

    [Fact]
    public void With_a_replay_under_way_the_next_known_id_is_the_next_fence()
    {
        var before = Add(ReplayFrom.After(3));
        Confirm();
        Deliver(4);
        Route.Deliver(9, Side, awaited: Connect);
        Route.Remove(before);
        var joiner = Add(ReplayFrom.After(1));
        Restart();
        Deliver(4);
        Assert.Equal(9, joiner.Place.Fence);
        Deliver(12, 9, 12);
        Assert.Equal([4, 9, 12], joiner.Ids);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void An_id_that_was_refused_up_to_the_own_position_is_no_fence(long refused)
    {
        Add(ReplayFrom.After(4));
        Confirm();
        var joiner = Add(ReplayFrom.After(4));
        joiner.Place.Refuse(refused);
        Restart();
        Assert.Null(joiner.Place.Fence);
    }

    [Fact]
    public void Two_replays_under_way_cannot_be_distinguished_but_by_an_id_that_was_not_taken()
    {
        var returning = RestartInReplay();
        Restart();
        Assert.Equal(JoinOutcome.InAnotherSession, Join(Add(ReplayFrom.After(3))));
        returning.Stage = ConsumerStage.Waiting;
        Assert.Equal((4, 7), (returning.Place.Settled, returning.Place.Refused));
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(returning));
    }

    [Fact]
    public void A_refused_restart_brings_no_replay()
    {
        RestartInReplay();
        Route.PutOut();
        Route.LeaveWire();
        Route.BeginSubscribing();
        Deliver(7);
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(Add(ReplayFrom.After(3))));
    }

    [Fact]
    public void A_replay_ends_with_its_session()
    {
        RestartInReplay();
        Route.Lose();
        Confirm();
        Deliver(12);
        Add(ReplayFrom.After(1));
        Restart();
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(Add(ReplayFrom.After(3))));
    }

    [Fact]
    public void Only_the_first_connect_after_the_reply_ends_the_replay()
    {
        RestartInReplay();
        var joiner = Add(ReplayFrom.After(3));
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(joiner));
        Restart();
        Route.Confirm();
        Route.NoteConnect(10);
        Route.NoteConnect(11);
        Route.SettleResponse(10);
        Assert.Null(joiner.Place.Fence);
    }

    [Fact]
    public void A_refused_subscribe_leaves_it_known_which_event_the_server_had()
    {
        var consumer = Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        Route.Deliver(9, Side, awaited: Connect);
        Route.PutOut();
        Route.LeaveWire();
        Assert.Equal(Earliest, Route.BeginSubscribing());
        Deliver(12);
        Assert.Equal(["9", "ReplayIncomplete", "12"], consumer.All);
    }

    [Fact]
    public void An_id_that_the_server_refused_is_no_fence()
    {
        var before = Add(ReplayFrom.After(1));
        Confirm();
        Deliver(4);
        Route.Remove(before);
        Route.LeaveWire(wasUnsubscribed: true);
        var refused = Add(ReplayFrom.After(4));
        Route.BeginSubscribing();
        Assert.Equal([refused], Route.Refuse());
        Add(ReplayFrom.After(2));
        Assert.True(Route.NeedsAnotherSession);
    }

    [Fact]
    public void The_server_can_refuse_an_id_of_zero()
    {
        var consumer = Add(ReplayFrom.After(0));
        Route.BeginSubscribing();
        Assert.Equal([consumer], Route.Refuse());
    }

    /// <summary>Subscribes the channel again for an earlier consumer, after 4 and 7 were read.</summary>
    /// <returns>A parked consumer that has 4, but did not take 7.</returns>
    private RecordedConsumer RestartInReplay()
    {
        var (_, parked) = (Add(ReplayFrom.After(1)), Add(ReplayFrom.After(1)));
        Confirm();
        Deliver(4);
        parked.Stage = ConsumerStage.Parked;
        parked.Place.Close();
        Deliver(7);
        Add(ReplayFrom.After(2));
        Assert.Equal(2, Restart());
        return parked;
    }
}
