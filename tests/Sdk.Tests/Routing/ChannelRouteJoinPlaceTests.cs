using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>A consumer that joins a running channel, compared with what the channel was asked for.</summary>
public sealed class ChannelRouteJoinPlaceTests : ChannelRouteTestBase
{
    [Fact]
    public void Whoever_joins_where_the_channel_is_expects_no_event_of_the_past()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        Deliver(5);
        var joiner = Add(ReplayFrom.Latest);
        Join(joiner);
        Deliver(6);
        Assert.Equal(["6"], joiner.All);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_joins_ahead_of_the_channel_gets_a_gap_if_its_event_is_gone(bool isGone)
    {
        Add(ReplayFrom.After(3));
        Confirm();
        var ahead = Add(ReplayFrom.After(4));
        Assert.Equal(JoinOutcome.AtOnce, Join(ahead));
        if (!isGone) Deliver(4);
        Deliver(9);
        Assert.Equal(isGone ? ["ReplayIncomplete", "9"] : ["9"], ahead.All);
    }

    [Fact]
    public void So_does_whoever_wants_all_events_and_knows_one_that_is_gone()
    {
        var (returning, other) = (Add(ReplayFrom.Earliest), Add(ReplayFrom.Earliest));
        Confirm();
        returning.Stage = ConsumerStage.Parked;
        returning.Place.Close();
        Deliver(5);
        Route.Lose();
        Route.Remove(other);
        Add(ReplayFrom.Earliest);
        Confirm();
        returning.Stage = ConsumerStage.Waiting;
        Assert.Equal(JoinOutcome.AtOnce, Join(returning));
        Deliver(9);
        Assert.Equal(["ReplayIncomplete", "9"], returning.All);
    }

    [Fact]
    public void The_start_of_an_unfiltered_channel_is_a_known_event()
    {
        Add(ReplayFrom.After(5));
        Confirm();
        Assert.Equal(JoinOutcome.ByAnotherSubscribe, Join(Add(ReplayFrom.After(3))));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void A_start_at_the_first_start_or_after_it_needs_no_other_session(long start)
    {
        var first = Add(ReplayFrom.After(5));
        Confirm();
        Route.Remove(first);
        Route.LeaveWire(wasUnsubscribed: true);
        Add(ReplayFrom.After(start));
        Assert.False(Route.NeedsAnotherSession);
    }
}
