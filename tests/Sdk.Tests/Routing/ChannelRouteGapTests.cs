using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The cases in which a channel reports to its consumers that events may be missing.</summary>
public sealed class ChannelRouteGapTests : ChannelRouteTestBase
{
    [Fact]
    public void On_a_replaying_server_an_event_without_an_id_makes_a_loss_a_gap()
    {
        var consumer = Add(ReplayFrom.Earliest);
        Confirm();
        Deliver(3);
        Route.Deliver(null);
        Route.Lose();
        Confirm();
        Assert.Equal(GapCause.NoReplay, Assert.Single(consumer.Gaps).Cause);
    }

    /// <summary>The next ones may have no id either.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_event_without_an_id_makes_every_later_loss_a_gap(int unnumbered)
    {
        var consumer = Add(ReplayFrom.Earliest);
        Confirm();
        for (var sent = 0; sent < unnumbered; sent++) Route.Deliver(null);
        Deliver(3, 5);
        Route.Lose();
        Confirm();
        Assert.Equal((GapCause.NoReplay, 5), (Assert.Single(consumer.Gaps).Cause, consumer.Gaps[0].AfterReplayId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_event_without_an_id_that_a_parked_consumer_misses_is_a_gap_if_it_was_confirmed(bool confirmed)
    {
        var consumer = Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        if (confirmed) Route.Confirm();
        Park(consumer);
        Route.Deliver(null, replays: false);
        Assert.True(consumer.HasUnnumbered);
        consumer.Stage = ConsumerStage.Waiting;
        Confirm();
        Assert.Equal(confirmed ? [GapCause.NoReplay] : [], consumer.Gaps.Select(static gap => gap.Cause));
    }

    [Fact]
    public void A_gap_that_was_not_reported_yet_is_kept_when_a_parked_consumer_misses_an_event_without_an_id()
    {
        var consumer = Add(ReplayFrom.Latest);
        Confirm();
        Route.Lose();
        Park(consumer);
        Route.Deliver(null);
        consumer.Stage = ConsumerStage.Waiting;
        Confirm();
        Assert.Equal((GapCause.InterruptedBeforeFirstEvent, Tables.Noon), (Assert.Single(consumer.Gaps).Cause, consumer.Gaps[0].From!.Value));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public void Only_a_confirmed_Latest_without_any_event_may_miss_some(bool confirmed, bool received, bool mayMiss)
    {
        var consumer = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        if (confirmed) Route.Confirm();
        if (received) Deliver(1);
        Route.Lose();
        Confirm();
        Assert.Equal(mayMiss ? [GapCause.InterruptedBeforeFirstEvent] : [], consumer.Gaps.Select(static gap => gap.Cause));
    }

    [Fact]
    public void A_gap_is_reported_before_the_events_after_it_also_where_they_come_before_the_reply()
    {
        var consumer = Add(ReplayFrom.Latest);
        Confirm();
        Route.Lose();
        Route.BeginSubscribing();
        Deliver(5);
        Route.Confirm();
        Assert.Equal(["InterruptedBeforeFirstEvent", "5"], consumer.All);
        Assert.Equal(Tables.Noon, Assert.Single(consumer.Gaps).To);
    }

    [Fact]
    public void Without_a_gap_a_loss_before_the_first_event_replays_what_is_kept_since_the_subscription()
    {
        var consumer = Add(ReplayFrom.LatestWithoutGap);
        Assert.Equal(Latest, Route.BeginSubscribing());
        Route.Confirm();
        Route.Lose();
        Assert.Equal(Earliest, Route.BeginSubscribing());
        Assert.Equal(Tables.Noon - TimeSpan.FromSeconds(30), consumer.NotBefore);
        Assert.Empty(consumer.Gaps);
    }

    [Fact]
    public void When_the_org_has_moved_everybody_with_an_id_decides()
    {
        var (one, latest) = (Add(ReplayFrom.After(4)), Add(ReplayFrom.Latest));
        Route.BeginSubscribing();
        Assert.Equal([one], Route.MoveOrg());
        Assert.Equal(ConsumerStage.Active, latest.Stage);
    }

    [Fact]
    public void Events_that_were_lost_for_good_are_a_gap_for_everybody()
    {
        var consumer = Add(ReplayFrom.Latest);
        Route.MissEvents(Tables.Noon, Tables.Noon.AddMinutes(1));
        Assert.Empty(consumer.Gaps);
        Confirm();
        Route.MissEvents(Tables.Noon, Tables.Noon.AddMinutes(1));
        Assert.Equal((GapCause.NoReplay, Tables.Noon), (consumer.Gaps[0].Cause, consumer.Gaps[0].From!.Value));
    }

    private static void Park(RecordedConsumer consumer)
    {
        consumer.Stage = ConsumerStage.Parked;
        consumer.Place.Close();
    }
}
