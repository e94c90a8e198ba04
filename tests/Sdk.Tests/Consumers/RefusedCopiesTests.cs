using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;
using TypedStreaming.Tests.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

/// <summary>A platform event that was refused because there was no room is not a copy of itself when it is delivered again.</summary>
public sealed class RefusedCopiesTests : RouteTableTestBase
{
    private const string Topic = "/event/Restock__e";

    private readonly JsonConsumer _full = Make("full", 1);
    private readonly JsonConsumer _other = Make("other", 1_000_000);

    [Fact]
    public void It_is_handed_over_when_there_is_room()
    {
        Open();
        Assert.Null(Deliver(1));
        Assert.Same(_full, Deliver(2));
        Assert.Equal([1L], Taken(_full));
        Assert.Null(Deliver(2));
        Assert.Equal([2L], Taken(_full));
        Assert.Equal([1L, 2L], Taken(_other));
    }

    [Fact]
    public void It_is_handed_over_after_the_consumer_was_parked_and_has_come_back()
    {
        Open();
        Deliver(1);
        Assert.Same(_full, Deliver(2));
        Table.GoOnWithout(_full);
        Assert.Null(Deliver(2));
        Assert.Equal([1L], Taken(_full));
        Table.OnRoom(_full, Tables.Noon);
        Table.Subscribe(Topic);
        Deliver(1);
        Deliver(2);
        Assert.Equal([2L], Taken(_full));
        Assert.Equal([1L, 2L], Taken(_other));
    }

    /// <summary>The control: an event that was queued before, and now has another id, is a copy.</summary>
    [Fact]
    public void What_was_taken_and_comes_under_another_id_is_left_out()
    {
        Open();
        Deliver(1);
        Assert.Equal([1L], Taken(_full));
        Assert.Null(Deliver(5, uuid: 1));
        Assert.Empty(Taken(_full));
    }

    private static JsonConsumer Make(string name, int bytes)
    {
        var (options, place) = (new EventsOptions { Name = name, BufferBytes = bytes, From = ReplayFrom.Earliest }, new Place(false));
        var start = new StartingPoint(ReplayFrom.Earliest);
        var consumer = new JsonConsumer(Frames.Channel(Topic), options, start, place, new EventQueue<BayeuxMessage>(false, null), new ManualTimeProvider());
        consumer.StartAt(start);
        return consumer;
    }

    /// <returns>The ids of the events that its program sees; it acknowledges all.</returns>
    private static List<long> Taken(JsonConsumer consumer)
    {
        var ids = new List<long>();
        while (consumer.Queue.TryTake(out var taken))
        {
            if (taken.Entry.Details is not { IsCopy: true }) ids.Add(taken.Entry.Id);
            consumer.Queue.AcknowledgeInOrder(taken);
        }

        consumer.Queue.Flush();
        return ids;
    }

    private void Open()
    {
        Assert.Null(Table.Attach(_full));
        Assert.Null(Table.Attach(_other));
        Table.Subscribe(Topic);
    }

    private RoutedConsumer? Deliver(long id, long? uuid = null) => Table.DeliverMessage(
        $$"""{"channel":"{{Topic}}","data":{"payload":{"N":1},"event":{"EventUuid":"{{Uuid(uuid ?? id)}}","replayId":{{id}} } } }""");

    private static Guid Uuid(long number) => new((int)number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
