using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The consumers of a channel after a lost session, after events that are gone, and after a move of the org.</summary>
public sealed class ChannelRouteLossTests : ChannelRouteTestBase
{
    [Fact]
    public void The_next_session_starts_without_a_subscription()
    {
        Add(ReplayFrom.Earliest);
        Confirm();
        Route.Lose();
        Assert.Equal((false, false, null), (Route.IsAsked, Route.WasSubscribed, Route.Confirmation));
        Assert.Equal(JoinOutcome.WithTheNextSubscribe, Join(Add(ReplayFrom.Latest)));
    }

    [Fact]
    public void Events_of_the_lost_session_are_in_nobodys_way_in_the_next()
    {
        var before = Add(ReplayFrom.Latest);
        Confirm();
        Route.Remove(before);
        Route.LeaveWire(wasUnsubscribed: true);
        Route.Lose();
        Add(ReplayFrom.After(1));
        Assert.False(Route.NeedsAnotherSession);
        Confirm();
        Add(ReplayFrom.Earliest);
        Assert.False(Route.NeedsAnotherSession);
    }

    [Fact]
    public void A_channel_that_was_left_in_the_lost_session_was_not_left_in_the_next()
    {
        var before = Add(ReplayFrom.Latest);
        Confirm();
        Route.Remove(before);
        Route.LeaveWire(wasUnsubscribed: true);
        Route.Lose();
        Add(ReplayFrom.Earliest);
        Confirm();
        Add(ReplayFrom.Earliest);
        Assert.False(Route.NeedsAnotherSession);
    }

    [Fact]
    public void What_was_held_back_is_dropped_because_it_is_replayed()
    {
        var consumer = Add(ReplayFrom.After(1));
        Route.BeginSubscribing();
        Route.NoteSubscribe(Connect);
        Route.Deliver(9, Side, awaited: Connect);
        Route.Lose();
        Route.BeginSubscribing();
        Route.SettleResponse(Connect);
        Assert.Empty(consumer.Ids);
        Deliver(4, 9);
        Assert.Equal([4, 9], consumer.Ids);
    }

    [Fact]
    public void An_event_without_an_id_before_the_last_one_makes_a_loss_a_gap_too()
    {
        var consumer = Add(ReplayFrom.Earliest);
        Confirm();
        Route.Deliver(null);
        Deliver(3);
        Route.Lose();
        Confirm();
        Assert.Equal((GapCause.NoReplay, 3), (consumer.Gaps.Single().Cause, consumer.Gaps.Single().AfterReplayId));
    }

    [Fact]
    public void Where_the_server_cannot_replay_every_loss_is_a_gap()
    {
        var consumer = Add(ReplayFrom.Latest);
        Confirm();
        Route.Lose(replays: false);
        Confirm();
        Assert.Equal(GapCause.NoReplay, Assert.Single(consumer.Gaps).Cause);
    }

    [Fact]
    public void Two_losses_before_the_first_event_are_one_gap_since_the_confirmation()
    {
        var consumer = Add(ReplayFrom.Latest);
        Confirm();
        Route.Lose();
        Route.BeginSubscribing();
        Route.Lose();
        Confirm();
        Assert.Equal((GapCause.InterruptedBeforeFirstEvent, Tables.Noon), (consumer.Gaps.Single().Cause, consumer.Gaps.Single().From!.Value));
    }

    [Fact]
    public void A_loss_before_the_first_event_includes_an_earlier_gap_whose_time_is_unknown()
    {
        var consumer = Add(ReplayFrom.Latest);
        Confirm();
        consumer.Stage = ConsumerStage.Parked;
        Route.Deliver(null);
        Assert.Equal((GapCause.NoReplay, null), consumer.Missing);
        Route.Lose();
        Assert.Equal((GapCause.InterruptedBeforeFirstEvent, null), consumer.Missing);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Events_that_the_server_lost_are_one_gap_for_whoever_was_interrupted_and_had_none(bool confirmed)
    {
        var consumer = Add(ReplayFrom.LatestWithoutGap);
        Confirm();
        Route.Lose();
        var newcomer = Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        if (confirmed) Route.Confirm();
        Route.MissUnreceived();
        Assert.Equal(confirmed ? 1 : 0, consumer.Gaps.Count);
        Route.MissUnreceived();
        Route.Confirm();
        Assert.Equal((GapCause.InterruptedBeforeFirstEvent, Tables.Noon), (consumer.Gaps.Single().Cause, consumer.Gaps.Single().From!.Value));
        Assert.Empty(newcomer.Gaps);
    }

    [Fact]
    public void They_add_nothing_to_a_gap_that_is_not_reported_yet()
    {
        var consumer = Add(ReplayFrom.LatestWithoutGap);
        Confirm();
        Route.Deliver(null);
        Route.Lose();
        Route.MissUnreceived();
        Confirm();
        Assert.Equal(GapCause.NoReplay, Assert.Single(consumer.Gaps).Cause);
    }

    [Fact]
    public void After_a_move_whoever_had_an_id_gets_no_event_until_its_program_has_decided()
    {
        var consumer = Add(ReplayFrom.After(4));
        Confirm();
        Assert.Equal([consumer], Route.MoveOrg());
        Assert.Equal(ConsumerStage.Deciding, consumer.Stage);
        Deliver(9);
        Assert.Empty(consumer.Ids);
    }

    [Fact]
    public void After_a_move_the_old_ids_say_nothing_about_the_new()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        Deliver(5);
        Route.MoveOrg();
        Assert.Equal(JoinOutcome.InAnotherSession, Join(Add(ReplayFrom.After(9))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_move_is_a_gap_for_whoever_wanted_all_events_and_had_none(bool confirmed)
    {
        var consumer = Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        if (confirmed) Route.Confirm();
        Route.Lose();
        Assert.Empty(Route.MoveOrg());
        Confirm();
        Assert.Equal(confirmed ? [GapCause.OrgMoved] : [], consumer.Gaps.Select(static gap => gap.Cause));
    }

    [Fact]
    public void Whoever_decides_gets_no_gap_from_a_replay_that_it_does_not_await_any_more()
    {
        var before = Add(ReplayFrom.After(6));
        Confirm();
        Deliver(7);
        Route.Remove(before);
        var joiner = Add(ReplayFrom.After(1));
        Restart();
        Route.Confirm();
        Assert.Equal(7, joiner.Place.Fence);
        Assert.Equal([joiner], Route.MoveOrg());
        EndReplay();
        Assert.Empty(joiner.Gaps);
    }
}
