using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The start of a channel's subscription, at first and after a loss.</summary>
public sealed class ChannelRouteResumeTests : ChannelRouteTestBase
{
    [Fact]
    public void A_subscription_starts_at_the_earliest_place_of_its_consumers()
    {
        Add(ReplayFrom.Latest);
        Assert.Equal(Latest, Route.BeginSubscribing());
        Add(ReplayFrom.After(41));
        Assert.Equal(41, Route.BeginSubscribing());
        Add(ReplayFrom.Earliest);
        Assert.Equal(Earliest, Route.BeginSubscribing());
    }

    [Fact]
    public void After_a_loss_it_resumes_at_the_least_place()
    {
        var (one, two) = (Add(ReplayFrom.Earliest), Add(ReplayFrom.Latest));
        Route.BeginSubscribing();
        Deliver(3, 9);
        Route.Lose();
        Assert.Equal(9, Route.BeginSubscribing());
        Deliver(9, 12);
        Assert.Equal([3, 9, 12], one.Ids);
        Assert.Equal([3, 9, 12], two.Ids);
    }

    /// <summary>A consumer whose replay never came must not continue from the place of the others.</summary>
    [Fact]
    public void A_joiner_whose_replay_was_lost_starts_where_it_wanted_to()
    {
        var one = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        Deliver(16);
        var two = Add(ReplayFrom.Earliest);
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(two));
        Route.LeaveWire();
        Route.BeginSubscribing();
        Route.Lose();
        Assert.Equal(Earliest, Route.BeginSubscribing());
        Deliver(1, 16, 19);
        Assert.Equal([16, 19], one.Ids);
        Assert.Equal([1, 16, 19], two.Ids);
    }

    [Fact]
    public void Before_any_event_it_starts_again_where_it_was_asked_to()
    {
        Add(ReplayFrom.After(41));
        Route.BeginSubscribing();
        Route.Lose();
        Assert.Equal(41, Route.BeginSubscribing());
    }

    [Fact]
    public void An_event_that_may_have_overtaken_the_lost_connect_is_no_place_to_resume_at_and_is_not_given_again()
    {
        var consumer = Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        Deliver(3);
        Route.Deliver(9, Side, awaited: Connect);
        Route.Lose();
        Assert.Equal(3, Route.BeginSubscribing());
        Deliver(6, 9, 12);
        Assert.Equal([3, 9, 6, 12], consumer.Ids);
        Assert.Equal(12, consumer.Place.Settled);
    }

    [Fact]
    public void Once_that_connect_is_read_it_is()
    {
        Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        Deliver(3);
        Route.Deliver(9, Side, awaited: Connect);
        Route.Deliver(5, Connect);
        Route.SettleResponse(Connect);
        Route.Lose();
        Assert.Equal(9, Route.BeginSubscribing());
    }

    [Fact]
    public void What_was_not_settled_in_one_session_is_not_settled_in_the_next()
    {
        Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        Deliver(3);
        Route.Deliver(9, Side, awaited: Connect);
        Route.Lose();
        Route.SettleResponse(Connect);
        Assert.Equal(3, Route.BeginSubscribing());
    }

    [Fact]
    public void After_a_loss_late_events_are_left_out_until_the_channel_is_subscribed_again()
    {
        var consumer = Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        Route.Lose();
        Deliver(7);
        Assert.Empty(consumer.Ids);
        Assert.Equal(Earliest, Route.BeginSubscribing());
        Deliver(7);
        Assert.Equal([7], consumer.Ids);
    }

    [Fact]
    public void A_refused_id_concerns_all_whose_place_is_at_it_or_before()
    {
        var (at, beyond, latest) = (Add(ReplayFrom.After(4)), Add(ReplayFrom.After(9)), Add(ReplayFrom.Latest));
        Route.BeginSubscribing();
        Assert.Equal([at], Route.Refuse());
        Assert.Equal((ConsumerStage.Deciding, ConsumerStage.Waiting, ConsumerStage.Waiting), (at.Stage, beyond.Stage, latest.Stage));
        Assert.Equal(9, Route.BeginSubscribing());
    }
}
