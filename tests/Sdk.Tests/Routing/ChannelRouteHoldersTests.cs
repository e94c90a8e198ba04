using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The consumers of a channel, and a consumer that was removed from it.</summary>
public sealed class ChannelRouteHoldersTests : ChannelRouteTestBase
{
    [Fact]
    public void A_removed_consumer_gets_no_event_that_was_held_back_for_it()
    {
        var removed = Add(ReplayFrom.After(1));
        Route.BeginSubscribing();
        Route.NoteSubscribe(Connect);
        Route.Deliver(9, Side, awaited: Connect);
        Route.Remove(removed);
        Route.SettleResponse(Connect);
        Assert.Empty(removed.Ids);
    }

    [Fact]
    public void A_removed_consumer_waits_for_no_replay()
    {
        var removed = Add(ReplayFrom.After(1));
        removed.Place.Open(fence: 7);
        Route.Remove(removed);
        Assert.Null(removed.Place.Fence);
    }

    [Fact]
    public void The_removal_of_a_consumer_of_another_channel_leaves_its_place_as_it_was()
    {
        var other = RecordedConsumer.At(ReplayFrom.After(1));
        other.Place.Open(fence: 7);
        Route.Remove(other);
        Assert.Equal(7, other.Place.Fence);
    }

    [Fact]
    public void Only_a_start_before_the_new_events_is_a_wanted_past()
    {
        Add(ReplayFrom.Latest);
        Assert.Null(Route.WantedPast);
        var past = ReplayFrom.After(4);
        Add(past);
        Assert.Same(past, Route.WantedPast);
    }

    [Fact]
    public void A_confirmation_is_remembered_beyond_the_session()
    {
        Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        Assert.False(Route.WasConfirmed);
        Route.Confirm();
        Route.Lose();
        Assert.True(Route.WasConfirmed);
    }

    [Fact]
    public void A_channel_that_left_the_wire_is_neither_asked_nor_leaving_nor_restarting()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        (Route.IsLeaving, Route.IsRestarting) = (true, true);
        Route.LeaveWire(wasUnsubscribed: true);
        Assert.Equal((false, false, false, null), (Route.IsAsked, Route.IsLeaving, Route.IsRestarting, Route.Confirmation));
    }
}
