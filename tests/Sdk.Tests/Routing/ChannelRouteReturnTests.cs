using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>
/// A channel that is subscribed again in the same session after a time without a subscription. The events of that time were not read, so the events
/// before it say nothing about the current subscription.
/// </summary>
public sealed class ChannelRouteReturnTests : ChannelRouteTestBase
{
    [Fact]
    public void A_consumer_of_new_events_starts_neither_at_the_last_event_from_before_nor_with_old_events()
    {
        var consumer = Return(ReplayFrom.Latest);
        Assert.Null(consumer.Place.Settled);
        Assert.Equal(Tables.Noon - TimeSpan.FromSeconds(30), consumer.NotBefore);
    }

    [Fact]
    public void During_a_restart_too_a_consumer_of_new_events_does_not_start_at_the_last_event_from_before()
    {
        Return(ReplayFrom.Latest);
        Route.IsRestarting = true;
        var joiner = Add(ReplayFrom.Latest);
        Assert.Equal(JoinOutcome.WithTheNextSubscribe, Join(joiner));
        Assert.Null(joiner.Place.Settled);
    }

    [Fact]
    public void An_id_after_the_last_event_from_before_may_lie_in_the_hole_and_needs_another_session()
    {
        Return(ReplayFrom.Latest);
        Assert.Equal(JoinOutcome.InAnotherSession, Join(Add(ReplayFrom.After(7))));
    }

    [Fact]
    public void What_was_asked_for_is_enough_for_a_joiner_at_the_same_id()
    {
        Return(ReplayFrom.After(8));
        Assert.Equal(JoinOutcome.AtOnce, Join(Add(ReplayFrom.After(8))));
    }

    [Fact]
    public void What_was_read_since_then_is_not_delivered_to_a_joiner_and_is_asked_for_again()
    {
        Return(ReplayFrom.After(8));
        Deliver(9);
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(Add(ReplayFrom.After(8))));
    }

    [Fact]
    public void An_event_after_the_replay_shows_where_the_channel_is()
    {
        Return(ReplayFrom.Latest);
        EndReplay();
        Deliver(9);
        var joiner = Add(ReplayFrom.After(9));
        Assert.Equal(JoinOutcome.AtOnce, Join(joiner));
        Assert.False(joiner.Place.IsDoubtful);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Without_a_hole_a_joiner_before_the_last_event_waits_for_that_event_in_the_replay(int times)
    {
        Return(ReplayFrom.After(3), times);
        var joiner = Add(ReplayFrom.After(4));
        Assert.Equal(JoinOutcome.AtOnce, Join(joiner));
        Assert.Equal((5, true), (joiner.Place.Fence, joiner.Place.IsDoubtful));
    }

    [Fact]
    public void After_the_replay_a_joiner_waits_for_no_event_from_before()
    {
        Return(ReplayFrom.After(3));
        EndReplay();
        var joiner = Add(ReplayFrom.After(4));
        Assert.Equal(JoinOutcome.AtOnce, Join(joiner));
        Deliver(6);
        Assert.Equal(["ReplayIncomplete", "6"], joiner.All);
    }

    [Fact]
    public void A_hole_before_the_first_event_leaves_an_old_event_no_sign_of_the_present()
    {
        var first = Add(ReplayFrom.Earliest);
        Confirm();
        Route.Remove(first);
        Route.LeaveWire(wasUnsubscribed: true);
        Add(ReplayFrom.After(5));
        Confirm();
        Deliver(7);
        var joiner = Add(ReplayFrom.Latest);
        Assert.Equal(JoinOutcome.AtOnce, Join(joiner));
        Assert.Null(joiner.Place.Settled);
    }

    [Fact]
    public void A_channel_that_was_unsubscribed_before_the_reply_may_still_bring_its_events()
    {
        var first = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        Route.Remove(first);
        Route.LeaveWire(wasUnsubscribed: true);
        Add(ReplayFrom.After(3));
        Assert.True(Route.NeedsAnotherSession);
    }

    [Fact]
    public void A_channel_whose_first_subscribe_was_refused_brings_none()
    {
        var first = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        Route.Remove(first);
        Route.LeaveWire();
        Add(ReplayFrom.After(3));
        Assert.False(Route.NeedsAnotherSession);
    }

    /// <summary>Subscribes the channel again for one consumer, after it was left with 5 as its last event.</summary>
    private RecordedConsumer Return(ReplayFrom from, int times = 1)
    {
        var before = Add(ReplayFrom.Latest);
        Confirm();
        Deliver(5);
        Route.Remove(before);
        for (var i = 0; i < times; i++) Route.LeaveWire(wasUnsubscribed: true);
        var consumer = Add(from);
        Confirm();
        return consumer;
    }
}
