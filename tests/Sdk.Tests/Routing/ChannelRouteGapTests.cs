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
}
