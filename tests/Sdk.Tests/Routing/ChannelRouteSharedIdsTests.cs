using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>A channel where several events can have the same id.</summary>
public sealed class ChannelRouteSharedIdsTests
{
    private const string Enriched = "/data/Enriched__chn";
    private const long Connect = 1;
    private const long Side = 2;
    private const long First = 5;

    private readonly ChannelRoute _route = new(Frames.Channel(Enriched), static _ => { });

    [Fact]
    public void Another_event_with_the_last_id_does_not_wait_for_the_reply()
    {
        var consumer = Add(ReplayFrom.After(3));
        _route.BeginSubscribing();
        _route.NoteSubscribe(Side);
        _route.Deliver(7, Side, awaited: Connect);
        _route.Deliver(7, Connect, awaited: Side);
        Assert.Equal([7, 7], consumer.Ids);
        _route.Deliver(9, Connect, awaited: Side);
        Assert.Equal([7, 7], consumer.Ids);
    }

    /// <summary>Between it and the last event of its response, others may be missing.</summary>
    [Fact]
    public void An_event_that_was_held_back_says_nothing_of_the_ids_before_it()
    {
        var before = Add(ReplayFrom.After(3));
        _route.BeginSubscribing();
        _route.Confirm();
        foreach (var id in (long[])[5, 7, 8]) _route.Deliver(id);
        _route.Remove(before);
        var joiner = Add(ReplayFrom.After(3));
        _route.LeaveWire();
        _route.BeginSubscribing();
        Assert.Equal(7, joiner.Place.Fence);
        _route.Deliver(5, Side, awaited: Connect);
        _route.Deliver(10, Side, awaited: Connect);
        _route.Confirm();
        _route.NoteConnect(First);
        _route.SettleResponse(Connect);
        _route.SettleResponse(First);
        Assert.Equal([5, 10], joiner.Ids);
        _route.Deliver(8, Connect);
        Assert.Equal([5, 10, 8], joiner.Ids);
    }

    private RecordedConsumer Add(ReplayFrom from)
    {
        var consumer = RecordedConsumer.At(from, channel: Enriched);
        _route.Add(consumer);
        return consumer;
    }
}
