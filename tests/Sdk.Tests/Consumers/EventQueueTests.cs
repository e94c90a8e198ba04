using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Consumers;

public sealed class EventQueueTests
{
    private readonly EventQueue<string> _queue = new(sharesIds: false, "acme");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void What_is_appended_is_seen_when_it_is_published()
    {
        _queue.Append(1, 4);
        Assert.False(_queue.TryTake(out _));
        _queue.Publish(4);
        var taken = _queue.Take();
        Assert.Equal((0, "event 1", 1), (taken.Arrival, taken.Value, taken.Entry.Id));
        Assert.Equal([4], _queue.TakeAll());
        Assert.True(_queue.IsTaken);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Events_come_in_their_order_over_all_chunks(int count)
    {
        var ids = Enumerable.Range(1, count).Select(static id => (long)id).ToArray();
        _queue.Put(ids);
        Assert.Equal(ids, _queue.TakeAll());
    }

    [Fact]
    public void Bytes_count_from_the_append_to_the_acknowledgement()
    {
        _queue.Append(1, 2);
        Assert.Equal((200, 0), (_queue.BytesAppended, _queue.Bytes));
        _queue.Publish(2);
        Assert.Equal((200, 200), (_queue.BytesAppended, _queue.Bytes));
        _queue.AcknowledgeInOrder(_queue.Take());
        _queue.Flush();
        Assert.Equal(100, _queue.Bytes);
        _queue.Acknowledge(_queue.TakeOut());
        Assert.Equal((0, 0), (_queue.Bytes, _queue.BytesAppended));
        Assert.True(_queue.IsEmpty);
    }

    [Fact]
    public void The_position_is_the_last_of_all_that_are_acknowledged_without_a_gap()
    {
        _queue.Put(1, 4, 7);
        var (one, four, seven) = (_queue.TakeOut(), _queue.TakeOut(), _queue.TakeOut());
        Assert.Null(_queue.Reached());
        Assert.True(_queue.Acknowledge(seven));
        Assert.True(_queue.Acknowledge(four));
        Assert.Null(_queue.Reached());
        Assert.Equal((3, "1"), (_queue.OutCount, _queue.OldestOut!.Value.Id));
        Assert.True(_queue.Acknowledge(one));
        Assert.Equal((7, "acme"), (_queue.Reached()!.ReplayId!.Value, _queue.Reached()!.Instance));
        Assert.Equal((0, null), (_queue.OutCount, _queue.OldestOut));
    }

    [Fact]
    public void An_acknowledgement_counts_once()
    {
        _queue.Put(1, 4);
        var one = _queue.TakeOut();
        _queue.Take();
        Assert.True(_queue.Acknowledge(one));
        Assert.False(_queue.Acknowledge(one));
        _queue.AcknowledgeInOrder(one);
        Assert.Equal((1, 100), (_queue.Reached()!.ReplayId!.Value, _queue.Bytes));
    }

    [Fact]
    public void No_position_passes_what_is_not_settled()
    {
        _queue.Append(3);
        _queue.Publish(3);
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal(3, _queue.Reached()!.ReplayId);
        _queue.Append(9);
        _queue.Publish(settled: 3);
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal(3, _queue.Reached()!.ReplayId);
        _queue.Publish(settled: 9);
        Assert.Equal(9, _queue.Reached()!.ReplayId);
    }

    [Fact]
    public void An_event_without_an_id_holds_back_what_comes_after_it()
    {
        _queue.Append(1, QueueEntry<string>.NoId, 2);
        _queue.Publish(2);
        var (one, none, two) = (_queue.TakeOut(), _queue.TakeOut(), _queue.TakeOut());
        _queue.Acknowledge(two);
        _queue.Acknowledge(one);
        Assert.Equal(1, _queue.Reached()!.ReplayId);
        _queue.Acknowledge(none);
        Assert.Equal(2, _queue.Reached()!.ReplayId);
    }

    [Fact]
    public void What_came_late_holds_the_ids_before_it_back_and_is_counted()
    {
        _queue.Append(9);
        _queue.Publish(settled: null);
        _queue.Append(4);
        _queue.Publish(settled: 9);
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Null(_queue.Reached());
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal((9, 1), (_queue.Reached()!.ReplayId!.Value, _queue.TakeLateCount()));
    }

    [Fact]
    public void Ids_of_two_numberings_are_never_compared()
    {
        _queue.Put(100);
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal(100, _queue.Reached()!.ReplayId);
        _queue.Renumber("moved");
        _queue.Put(1);
        Assert.Equal((100, "acme"), (_queue.Reached()!.ReplayId!.Value, _queue.Reached()!.Instance));
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal((1, "moved"), (_queue.Reached()!.ReplayId!.Value, _queue.Reached()!.Instance));
    }

    [Fact]
    public void Where_several_share_an_id_the_position_passes_it_when_a_later_one_has_come()
    {
        var sharing = new EventQueue<string>(sharesIds: true, "acme");
        sharing.Append(5, 5, 8);
        sharing.Publish(settled: 5);
        for (var count = 0; count < 3; count++) sharing.AcknowledgeInOrder(sharing.Take());
        Assert.Equal(5, sharing.Reached()!.ReplayId);
    }

    [Fact]
    public void An_id_that_several_share_is_passed_when_all_with_it_are_done()
    {
        var sharing = new EventQueue<string>(sharesIds: true, "acme");
        sharing.Append(5, 5, 8);
        sharing.Publish(settled: 5);
        sharing.AcknowledgeInOrder(sharing.Take());
        Assert.Null(sharing.Reached());
        sharing.AcknowledgeInOrder(sharing.Take());
        Assert.Equal(5, sharing.Reached()!.ReplayId);
    }

    [Fact]
    public void Another_enumeration_begins_with_what_is_not_done()
    {
        _queue.Put(1, 4, 7, 10);
        _queue.AcknowledgeInOrder(_queue.Take());
        var four = _queue.TakeOut();
        _queue.Acknowledge(_queue.TakeOut());
        _queue.Rewind();
        Assert.False(_queue.IsEmpty);
        _queue.Acknowledge(four);
        Assert.Equal([10], _queue.TakeAll());
    }

    [Fact]
    public void What_is_acknowledged_in_order_after_a_rewind_moves_the_position()
    {
        _queue.Put(1, 4, 7);
        _queue.Take();
        _queue.Rewind();
        for (var count = 0; count < 3; count++) _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal(7, _queue.Reached()!.ReplayId);
    }

    /// <summary>A handle may be kept for ever; its chunk must not be reused meanwhile.</summary>
    [Fact]
    public void A_late_second_acknowledgement_acknowledges_no_other_event()
    {
        _queue.Put([.. Enumerable.Range(1, 64).Select(static id => (long)id)]);
        var first = _queue.TakeOut();
        _queue.Acknowledge(first);
        while (_queue.TryTake(out var taken)) _queue.AcknowledgeInOrder(taken);
        Churn(100, 164);
        _queue.Reached();
        _queue.Put([.. Enumerable.Range(300, 64).Select(static id => (long)id)]);
        Assert.False(_queue.Acknowledge(first));
        Assert.Equal(64, _queue.TakeAll().Count);
        Assert.Equal(64, _queue.OutCount);
    }

    [Fact]
    public void Chunks_of_which_nothing_escaped_are_used_again()
    {
        var chunks = new HashSet<object>(ReferenceEqualityComparer.Instance);
        for (var id = 1; id <= 6400; id++)
        {
            _queue.Put(id);
            var taken = _queue.Take();
            chunks.Add(taken.Chunk);
            _queue.AcknowledgeInOrder(taken);
        }

        Assert.InRange(chunks.Count, 1, 4);
    }

    [Fact]
    public void What_is_acknowledged_is_let_go_at_once()
    {
        _queue.Put(1, 2);
        var (one, two) = (_queue.Take(), _queue.TakeOut());
        _queue.AcknowledgeInOrder(one);
        _queue.Acknowledge(two);
        Assert.Equal((null, null), (one.Entry.Event, two.Entry.Event));
    }

    [Fact]
    public async Task A_waiting_reader_is_woken_by_a_publish_and_not_by_an_append()
    {
        var waiting = _queue.WaitAsync(Token).AsTask();
        _queue.Append(1);
        Assert.False(waiting.IsCompleted);
        _queue.Publish(1);
        Assert.True(await waiting);
        Assert.True(await _queue.WaitAsync(Token));
    }

    [Fact]
    public async Task A_reader_can_wait_again_and_again()
    {
        for (var id = 1; id <= 100; id++)
        {
            var waiting = _queue.WaitAsync(Token).AsTask();
            Assert.False(waiting.IsCompleted);
            _queue.Put(id);
            Assert.True(await waiting);
            _queue.AcknowledgeInOrder(_queue.Take());
        }
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_and_loses_nothing()
    {
        using var stop = new CancellationTokenSource();
        var waiting = _queue.WaitAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _queue.Put(1);
        Assert.True(await _queue.WaitAsync(Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _queue.WaitAsync(stop.Token).AsTask());
    }

    [Fact]
    public async Task A_plain_end_gives_what_is_left_and_then_no_more()
    {
        _queue.Put(1);
        _queue.Complete(null, discard: false);
        Assert.True(await _queue.WaitAsync(Token));
        _queue.Take();
        Assert.False(await _queue.WaitAsync(Token));
    }

    [Fact]
    public async Task An_end_with_a_cause_gives_what_is_left_and_then_the_cause_each_time()
    {
        var cause = new StreamingException(StreamingError.Transport, "gone");
        _queue.Put(1);
        _queue.Complete(cause, discard: false);
        Assert.True(await _queue.WaitAsync(Token));
        _queue.Take();
        for (var i = 0; i < 2; i++) Assert.Same(cause, await Assert.ThrowsAsync<StreamingException>(() => _queue.WaitAsync(Token).AsTask()));
    }

    [Fact]
    public async Task A_discarding_end_hides_what_is_left_and_only_the_first_end_counts()
    {
        _queue.Put(1);
        _queue.Complete(null, discard: true);
        _queue.Complete(new StreamingException(StreamingError.Defect, "late"), discard: false);
        Assert.False(await _queue.WaitAsync(Token));
        Assert.True(_queue.HidesRest);
    }

    [Fact]
    public async Task An_end_wakes_the_reader()
    {
        var waiting = _queue.WaitAsync(Token).AsTask();
        _queue.Complete(new StreamingException(StreamingError.Defect, "x"), discard: false);
        await Assert.ThrowsAsync<StreamingException>(() => waiting);
    }

    [Fact]
    public async Task Reopened_it_goes_on()
    {
        _queue.Put(1);
        _queue.Complete(new StreamingException(StreamingError.Defect, "x"), discard: true);
        _queue.Reopen();
        Assert.False(_queue.HidesRest);
        Assert.True(await _queue.WaitAsync(Token));
        Assert.Equal([1], _queue.TakeAll());
    }

    [Fact]
    public void Room_is_signalled_once_as_soon_as_there_is_enough()
    {
        _queue.Put(1, 2, 3);
        var signals = 0;
        _queue.WhenRoom(new RoomSignal(100, () => signals++));
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal(0, signals);
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal(1, signals);
        _queue.Acknowledge(_queue.TakeOut());
        Assert.Equal(1, signals);
        _queue.WhenRoom(new RoomSignal(100, () => signals++));
        Assert.Equal(2, signals);
    }

    [Fact]
    public void For_a_drained_queue_nothing_may_wait()
    {
        _queue.Put(1, 2);
        var signals = 0;
        _queue.WhenRoom(new RoomSignal(null, () => signals++));
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal(0, signals);
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal(1, signals);
    }

    /// <summary>The reader waits for more without having acknowledged the events that it took.</summary>
    [Fact]
    public void A_queue_whose_last_event_is_only_taken_is_drained_when_the_reader_waits()
    {
        _queue.Put(1);
        var signals = 0;
        _queue.WhenRoom(new RoomSignal(null, () => signals++));
        _queue.TakeOut();
        _ = _queue.WaitAsync(Token).AsTask();
        Assert.Equal(1, signals);
    }

    [Fact]
    public async Task A_writer_a_reader_and_whoever_acknowledges_in_parallel_lose_nothing()
    {
        const int Count = 50_000;
        var writer = Task.Run(() =>
        {
            for (var id = 1; id <= Count; id++)
            {
                _queue.Append(id);
                if (id % 7 == 0 || id == Count) _queue.Publish(id);
            }

            _queue.Complete(null, discard: false);
        }, Token);
        var handed = System.Threading.Channels.Channel.CreateUnbounded<TakenEntry<string>>();
        var acknowledging = Task.Run(async () =>
        {
            await foreach (var taken in handed.Reader.ReadAllAsync(Token)) Assert.True(_queue.Acknowledge(taken));
        }, Token);
        var expected = 1L;
        while (await _queue.WaitAsync(Token))
        {
            while (_queue.TryTake(out var taken))
            {
                Assert.Equal(expected++, taken.Entry.Id);
                taken.Chunk.IsEscaped = true;
                if (taken.Entry.Id % 3 == 0) await handed.Writer.WriteAsync(taken, Token);
                else _queue.AcknowledgeInOrder(taken);
            }
        }

        handed.Writer.Complete();
        await Task.WhenAll(writer, acknowledging);
        Assert.Equal((Count + 1, Count, 0), (expected, _queue.Reached()!.ReplayId!.Value, _queue.Bytes));
    }

    private void Churn(long from, long to)
    {
        for (var id = from; id < to; id++)
        {
            _queue.Put(id);
            _queue.AcknowledgeInOrder(_queue.Take());
        }
    }
}
