using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Consumers;

/// <summary>A queue has chunks of 64 entries, and nothing that a consumer sees depends on where one ends.</summary>
public sealed class EventQueueChunksTests
{
    private readonly EventQueue<string> _queue = new(sharesIds: false, "acme");

    [Fact]
    public void Deliveries_of_several_chunks_are_acknowledged_in_any_order()
    {
        var taken = TakeOut(200);
        for (var index = 199; index > 0; index--)
        {
            Assert.True(_queue.Acknowledge(taken[index]));
            Assert.Null(_queue.Reached());
        }

        Assert.Equal((200, "1", 1), (_queue.OutCount, _queue.OldestOut?.Id, _queue.OldestOutAt?.Ticks));
        Assert.True(_queue.Acknowledge(taken[0]));
        Assert.Equal((200, 0, 0), (_queue.Reached()?.ReplayId, _queue.OutCount, _queue.Bytes));
        Assert.True(_queue.IsEmpty);
    }

    [Fact]
    public void The_position_is_always_before_the_oldest_unacknowledged_event()
    {
        var taken = TakeOut(200);
        for (var done = 1; done <= 200; done++)
        {
            _queue.Acknowledge(taken[done - 1]);
            Assert.Equal((done, 200 - done), (_queue.Reached()?.ReplayId, _queue.OutCount));
            Assert.Equal(done < 200 ? $"{done + 1}" : null, _queue.OldestOut?.Id);
        }
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(128, false)]
    [InlineData(64, true)]
    [InlineData(65, true)]
    public void The_last_event_of_a_chunk_is_a_position(int count, bool sharesIds)
    {
        var queue = new EventQueue<string>(sharesIds, "acme");
        queue.Put(Ids(count));
        while (queue.TryTake(out var taken)) queue.AcknowledgeInOrder(taken);
        Assert.Equal(count, queue.Reached()?.ReplayId);
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void Another_enumeration_begins_in_the_chunk_of_the_oldest_unacknowledged_event()
    {
        _queue.Put(Ids(200));
        for (var id = 1; id <= 70; id++) _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal(130, _queue.TakeAll().Count);

        _queue.Rewind();

        Assert.Equal(Ids(200)[70..], _queue.TakeAll());
        Assert.Equal(70, _queue.Reached()?.ReplayId);
    }

    [Fact]
    public void What_a_delivery_of_an_earlier_enumeration_acknowledges_does_not_pass_the_event_before_it()
    {
        _queue.Put(1, 4, 7);
        _queue.TakeOut();
        var four = _queue.TakeOut();
        _queue.Rewind();
        _queue.Acknowledge(four);

        var (one, seven) = (_queue.Take(), _queue.Take());
        _queue.AcknowledgeInOrder(seven);

        Assert.Equal((1, 7), (one.Entry.Id, seven.Entry.Id));
        Assert.Equal((null, "1", 3), (_queue.Reached(), _queue.OldestOut?.Id, _queue.OutCount));
        _queue.AcknowledgeInOrder(one);
        _queue.Flush();
        Assert.Equal((7, 0), (_queue.Reached()?.ReplayId, _queue.Bytes));
    }

    [Fact]
    public void A_chunk_that_is_used_again_has_no_acknowledgement_of_its_earlier_events()
    {
        _queue.Put(Ids(64));
        _queue.Take();
        while (_queue.TryTake(out var taken)) _queue.AcknowledgeInOrder(taken);
        _queue.Rewind();
        _queue.AcknowledgeInOrder(_queue.Take());

        for (var id = 65; id <= 640; id++)
        {
            _queue.Put(id);
            var taken = _queue.Take();
            Assert.Equal(id, taken.Entry.Id);
            _queue.AcknowledgeInOrder(taken);
            Assert.Equal(id, _queue.Reached()?.ReplayId);
        }
    }

    [Fact]
    public void A_position_with_an_opaque_id_has_no_number()
    {
        var id = new OpaqueReplayId([7, 7]);
        _queue.Append(new QueueEntry<string> { Id = 1, At = 9, Details = new EntryDetails { OpaqueId = id } });
        _queue.Publish(1);
        var taken = _queue.TakeOut();
        Assert.Equal("0707", _queue.OldestOut?.Id);
        _queue.Acknowledge(taken);
        Assert.Equal((null, id), (_queue.Reached()!.ReplayId, _queue.Reached()!.OpaqueId));
    }

    [Fact]
    public void Acknowledged_events_of_a_chunk_stop_counting_when_the_next_chunk_begins()
    {
        _queue.Put(Ids(66));
        for (var id = 1; id <= 64; id++) _queue.AcknowledgeInOrder(_queue.Take());
        _queue.Take();
        Assert.Equal(2 * QueueSteps.EventBytes, _queue.Bytes);
        _queue.Flush();
        Assert.Equal(2 * QueueSteps.EventBytes, _queue.Bytes);
    }

    [Fact]
    public void A_delivery_that_is_acknowledged_makes_room()
    {
        var signals = 0;
        _queue.Put(1, 4, 7, 10);
        var (one, four) = (_queue.TakeOut(), _queue.TakeOut());
        _queue.WhenRoom(new RoomSignal(200, () => signals++));
        _queue.Acknowledge(four);
        Assert.Equal(0, signals);
        _queue.Acknowledge(one);
        Assert.Equal(1, signals);
    }

    [Fact]
    public async Task A_reader_that_asks_for_more_makes_room_with_what_it_acknowledged_before()
    {
        var signals = 0;
        _queue.Put(1, 4, 7);
        for (var count = 0; count < 2; count++) _queue.AcknowledgeInOrder(_queue.Take());
        _queue.WhenRoom(new RoomSignal(100, () => signals++));
        Assert.True(await _queue.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal((1, 100), (signals, _queue.Bytes));
    }

    private static long[] Ids(int count) => [.. Enumerable.Range(1, count).Select(static id => (long)id)];

    private List<TakenEntry<string>> TakeOut(int count)
    {
        _queue.Put(Ids(count));
        return [.. Enumerable.Range(0, count).Select(_ => _queue.TakeOut())];
    }
}
