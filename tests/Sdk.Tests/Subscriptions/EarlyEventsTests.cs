using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

/// <summary>
/// New events that arrive on the held connect while the reply to a subscribe, with what it replays, is on its way: found by
/// killing a consumer while connections dropped.
/// </summary>
public sealed class EarlyEventsTests
{
    private readonly JsonConsumer _consumer = RouteSteps.Json("/u/x", new EventsOptions { From = ReplayFrom.After(3), BufferBytes = 1000 });
    private readonly ChannelRoute _route;

    public EarlyEventsTests()
    {
        _route = new ChannelRoute(_consumer.Channel) { Consumers = [_consumer] };
        _route.BeginSubscribing();
    }

    [Fact]
    public void They_follow_what_is_replayed()
    {
        _route.Deliver(9, inReply: false);
        _route.Deliver(4, certain: false);
        _route.Deliver(5, certain: false);
        Assert.Equal([4, 5], Taken());

        _route.Confirm(Frames.Confirmation("/u/x"));
        _route.DeliverEarly();

        Assert.Equal([9], Taken());
        _route.Deliver(10, inReply: false);
        Assert.Equal([10], Taken());
    }

    [Fact]
    public void When_the_reply_is_lost_they_are_no_place_to_resume_at()
    {
        _route.Deliver(9, inReply: false);
        _route.SettleReceived();
        _route.Lose();

        Assert.Equal(3, _route.BeginSubscribing());
        Assert.Empty(Taken());
    }

    [Fact]
    public void When_the_reply_came_they_are()
    {
        _route.Deliver(9, inReply: false);
        _route.Confirm(Frames.Confirmation("/u/x"));
        _route.DeliverEarly();
        _route.Lose();

        Assert.Equal(9, _route.BeginSubscribing());
    }

    [Fact]
    public void Where_nothing_is_replayed_nothing_waits()
    {
        var consumer = RouteSteps.Json("/u/x");
        var route = new ChannelRoute(consumer.Channel) { Consumers = [consumer] };
        route.BeginSubscribing();

        route.Deliver(9, inReply: false);

        Assert.True(consumer.Queue.TryTake(out var taken));
        Assert.Equal(9, taken.ReplayId);
    }

    [Fact]
    public void More_than_the_consumer_has_room_for_ends_it()
    {
        for (var id = 10; _consumer.Cause is null && id < 100; id++) _route.Deliver(id, inReply: false);

        Assert.Equal(Reason.ConsumerTooSlow, Assert.IsType<StreamingException>(_consumer.Cause).Reason);
    }

    private List<long?> Taken()
    {
        var taken = new List<long?>();
        while (_consumer.Queue.TryTake(out var received)) taken.Add(received.ReplayId);
        return taken;
    }
}
