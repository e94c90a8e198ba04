using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The ways in which a consumer joins a channel.</summary>
public sealed class ChannelRouteJoinTests : ChannelRouteTestBase
{
    [Fact]
    public void A_Latest_consumer_joins_a_running_channel_at_once_and_from_its_place_on()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        Deliver(5);
        var two = Add(ReplayFrom.Latest);
        Assert.Equal(JoinOutcome.AtOnce, Join(two));
        Assert.Equal((5, true), (two.Place.Settled, two.Confirmed.IsCompleted));
        Deliver(5, 6);
        Assert.Equal([6], two.Ids);
    }

    [Fact]
    public void Whoever_wants_no_more_than_what_is_to_come_joins_at_once()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        Deliver(5);
        Assert.Equal(JoinOutcome.AtOnce, Join(Add(ReplayFrom.After(5))));
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(Add(ReplayFrom.After(4))));
    }

    [Fact]
    public void Where_nothing_is_known_of_a_running_channel_a_join_from_before_takes_another_session()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        var joiner = Add(ReplayFrom.After(4));
        Assert.Equal(JoinOutcome.InAnotherSession, Join(joiner));
        Assert.True(Route.NeedsAnotherSession);
    }

    [Fact]
    public void Before_the_subscribe_and_during_a_restart_a_join_waits_for_the_next_one()
    {
        Assert.Equal(JoinOutcome.WithTheNextSubscribe, Join(Add(ReplayFrom.Earliest)));
        Route.BeginSubscribing();
        Route.IsRestarting = true;
        Assert.Equal(JoinOutcome.WithTheNextSubscribe, Join(Add(ReplayFrom.Earliest)));
    }

    [Fact]
    public async Task A_confirmation_reaches_every_consumer_but_one_that_decides()
    {
        var (one, deciding) = (Add(ReplayFrom.Latest), Add(ReplayFrom.Latest));
        deciding.Stage = ConsumerStage.Deciding;
        var reply = Frames.Confirmation(RecordedConsumer.X);
        Route.BeginSubscribing();
        Route.Confirm(reply, Tables.Noon);
        Assert.Same(reply, await one.Confirmed);
        Assert.Same(reply, Route.Confirmation);
        Assert.False(deciding.Confirmed.IsCompleted);
    }

    [Fact]
    public void Whoever_takes_nothing_wants_no_subscription()
    {
        var consumer = Add(ReplayFrom.Latest);
        Assert.True(Route.IsWanted);
        foreach (var stage in (ConsumerStage[])[ConsumerStage.Parked, ConsumerStage.Deciding])
        {
            consumer.Stage = stage;
            consumer.Open(Tables.Noon);
            Assert.False(Route.IsWanted);
        }
    }

    [Fact]
    public void The_date_rule_holds_only_where_nothing_was_received()
    {
        Add(ReplayFrom.Earliest);
        var latest = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        Assert.Equal(Tables.Noon - TimeSpan.FromSeconds(30), latest.NotBefore);
    }
}
