using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

public sealed class ChannelRouteTests
{
    private const long Latest = -1;
    private const long Earliest = -2;

    [Fact]
    public void A_subscription_starts_where_it_was_asked_to()
    {
        Assert.Equal(Latest, Route(ReplayFrom.Latest).BeginSubscribing());
        Assert.Equal(Earliest, Route(ReplayFrom.Earliest).BeginSubscribing());
        Assert.Equal(41, Route(ReplayFrom.After(41)).BeginSubscribing());
    }

    [Fact]
    public void After_a_loss_it_resumes_after_the_last_event_received()
    {
        var route = Subscribed(ReplayFrom.Earliest);
        route.Deliver(3);
        route.Deliver(9);
        route.Lose();
        Assert.Equal(9, route.BeginSubscribing());
    }

    [Fact]
    public void Ids_are_taken_in_the_order_of_arrival_and_not_by_size()
    {
        var route = Subscribed(ReplayFrom.Latest);
        route.Deliver(900);
        route.Deliver(5);
        route.Lose();
        Assert.Equal(5, route.BeginSubscribing());
    }

    [Fact]
    public void Before_any_event_it_starts_again_where_it_was_asked_to()
    {
        var route = Subscribed(ReplayFrom.After(41));
        route.Lose();
        Assert.Equal(41, route.BeginSubscribing());
    }

    [Fact]
    public void An_event_that_overtook_the_lost_connect_is_no_place_to_resume_at()
    {
        var route = Subscribed(ReplayFrom.Earliest);
        route.Deliver(3);
        route.Deliver(9, certain: false);
        route.Lose();
        Assert.Equal(3, route.BeginSubscribing());
    }

    [Fact]
    public void Once_that_connect_is_read_it_is()
    {
        var route = Subscribed(ReplayFrom.Earliest);
        route.Deliver(3);
        route.Deliver(9, certain: false);
        route.Deliver(5);
        route.SettleReceived();
        route.Lose();
        Assert.Equal(9, route.BeginSubscribing());
    }

    [Fact]
    public void Settling_never_moves_back()
    {
        var route = Subscribed(ReplayFrom.Earliest);
        route.Deliver(5, certain: false);
        route.Deliver(9);
        route.SettleReceived();
        route.Lose();
        Assert.Equal(9, route.BeginSubscribing());
    }

    [Fact]
    public void What_was_not_settled_in_one_session_is_not_settled_in_the_next()
    {
        var route = Subscribed(ReplayFrom.Earliest);
        route.Deliver(3);
        route.Deliver(9, certain: false);
        route.Lose();
        route.SettleReceived();
        Assert.Equal(3, route.BeginSubscribing());
    }

    [Fact]
    public void An_event_without_an_id_moves_nothing()
    {
        var route = Subscribed(ReplayFrom.Earliest);
        route.Deliver(3);
        route.Deliver(null);
        route.Lose();
        Assert.Equal(3, route.BeginSubscribing());
    }

    [Fact]
    public void Events_are_taken_from_the_subscribe_on_and_not_before()
    {
        var consumer = Consumer();
        var route = new ChannelRoute(consumer.Channel) { Consumers = [consumer] };
        route.Deliver(1);
        Assert.False(consumer.Queue.TryTake(out _));
        route.BeginSubscribing();
        route.Deliver(2);
        Assert.True(consumer.Queue.TryTake(out var taken));
        Assert.Equal(2, taken.ReplayId);
    }

    [Fact]
    public void After_a_loss_late_events_are_left_out_until_the_channel_is_subscribed_again()
    {
        var consumer = Consumer(ReplayFrom.Earliest);
        var route = new ChannelRoute(consumer.Channel) { Consumers = [consumer] };
        route.BeginSubscribing();
        route.Lose();
        route.Deliver(7);
        Assert.False(consumer.Queue.TryTake(out _));
        Assert.Equal(Earliest, route.BeginSubscribing());
    }

    [Fact]
    public void A_full_consumer_is_named_and_the_others_get_the_event()
    {
        var small = RouteSteps.Json("/u/x", new EventsOptions { BufferBytes = 1, Name = "small" });
        var large = Consumer();
        var route = new ChannelRoute(large.Channel) { Consumers = [small, large] };
        route.BeginSubscribing();
        Assert.Empty(route.Deliver(1));
        Assert.Same(small, Assert.Single(route.Deliver(2)));
        Assert.Equal(2, Count(large));
        Assert.Equal(Reason.ConsumerTooSlow, Assert.IsType<StreamingException>(small.Cause).Reason);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public void Only_a_confirmed_Latest_without_any_event_may_miss_some(bool confirmed, bool received, bool mayMiss)
    {
        var route = Subscribed(ReplayFrom.Latest);
        if (confirmed) route.Confirm(Frames.Confirmation("/u/x"));
        if (received) route.Deliver(1);
        Assert.Equal(mayMiss, route.MayMissEvents(replays: true));
    }

    [Fact]
    public void A_gap_is_told_before_the_events_behind_it_also_where_they_come_before_the_reply()
    {
        var consumer = Consumer();
        var route = new ChannelRoute(consumer.Channel) { Consumers = [consumer] };
        route.BeginSubscribing();
        route.Confirm(Frames.Confirmation("/u/x"));
        route.Lose();
        route.BeginSubscribing();
        route.Deliver(5);
        route.Confirm(Frames.Confirmation("/u/x"));
        Assert.True(consumer.Queue.TryTake(out var gap));
        Assert.Equal((GapCause.InterruptedBeforeFirstEvent, RouteSteps.Noon), (gap.Gap!.Cause, gap.Gap.To));
        Assert.True(consumer.Queue.TryTake(out var taken));
        Assert.Equal(5, taken.ReplayId);
        Assert.False(consumer.Queue.TryTake(out _));
    }

    [Fact]
    public void Other_starts_miss_nothing()
    {
        var route = Subscribed(ReplayFrom.Earliest);
        route.Confirm(Frames.Confirmation("/u/x"));
        Assert.False(route.MayMissEvents(replays: true));
    }

    [Fact]
    public async Task A_confirmation_reaches_every_consumer()
    {
        var consumer = Consumer();
        var route = new ChannelRoute(consumer.Channel) { Consumers = [consumer] };
        var reply = Frames.Confirmation("/u/x");
        route.BeginSubscribing();
        route.Confirm(reply);
        Assert.Same(reply, await consumer.Confirmed);
        Assert.Same(reply, route.Confirmation);
    }

    private static ChannelRoute Route(ReplayFrom start) =>
        new(Frames.Channel("/u/x")) { Consumers = [RouteSteps.Json("/u/x", new EventsOptions { From = start })] };

    private static ChannelRoute Subscribed(ReplayFrom start)
    {
        var route = Route(start);
        route.BeginSubscribing();
        return route;
    }

    private static JsonConsumer Consumer(ReplayFrom? start = null) => RouteSteps.Json("/u/x", new EventsOptions { From = start ?? ReplayFrom.Latest });

    private static int Count(JsonConsumer consumer)
    {
        var count = 0;
        while (consumer.Queue.TryTake(out _)) count++;
        return count;
    }
}
