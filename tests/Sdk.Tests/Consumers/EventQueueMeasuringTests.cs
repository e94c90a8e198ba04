using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Consumers;

/// <summary>What metrics and errors read of a queue. The date of an event is its id, in ticks.</summary>
public sealed class EventQueueMeasuringTests
{
    private readonly EventQueue<string> _queue = new(sharesIds: false, "acme");

    [Fact]
    public void Events_wait_from_the_publish_until_they_are_taken()
    {
        _queue.Append(1, 4);
        Assert.Equal((0, null), (_queue.WaitingCount, _queue.OldestWaitingAt?.Ticks));
        _queue.Publish(4);
        Assert.Equal((2, 1), (_queue.WaitingCount, _queue.OldestWaitingAt?.Ticks));
        _queue.Take();
        Assert.Equal((1, 4), (_queue.WaitingCount, _queue.OldestWaitingAt?.Ticks));
        _queue.Take();
        Assert.Equal((0, null), (_queue.WaitingCount, _queue.OldestWaitingAt?.Ticks));
    }

    [Fact]
    public void Events_are_out_from_the_taking_until_they_are_acknowledged()
    {
        _queue.Put(1, 4, QueueEntry<string>.NoId);
        Assert.Equal((null, null), (_queue.OldestOutAt, _queue.OldestOut));
        var (one, four) = (_queue.TakeOut(), _queue.TakeOut());
        Assert.Equal((1, "1", 1), (_queue.OldestOutAt?.Ticks, _queue.OldestOut?.Id, _queue.OldestOut?.At.Ticks));
        _queue.Acknowledge(one);
        Assert.Equal((4, "4", 1), (_queue.OldestOutAt?.Ticks, _queue.OldestOut?.Id, _queue.OutCount));
        _queue.Acknowledge(four);
        Assert.Equal((null, null, 0), (_queue.OldestOutAt, _queue.OldestOut, _queue.OutCount));
    }

    [Fact]
    public void The_oldest_one_that_is_out_may_have_no_id()
    {
        _queue.Append(new QueueEntry<string> { Id = QueueEntry<string>.NoId, At = 9 });
        _queue.Append(0);
        _queue.Publish(0);
        var none = _queue.TakeOut();
        _queue.TakeOut();
        Assert.Equal((null, 9), (_queue.OldestOut!.Value.Id, _queue.OldestOut.Value.At.Ticks));
        _queue.Acknowledge(none);
        Assert.Equal(("0", 0), (_queue.OldestOut!.Value.Id, _queue.OldestOut.Value.At.Ticks));
    }

    [Fact]
    public void It_has_room_for_as_long_as_all_are_taken()
    {
        Assert.Equal((true, true, true), (_queue.IsTaken, _queue.IsAllTaken, _queue.IsEmpty));
        _queue.Append(1);
        Assert.Equal((true, false, true, 1), (_queue.IsTaken, _queue.IsAllTaken, _queue.IsEmpty, _queue.Appended));
        _queue.Publish(1);
        Assert.Equal((false, false, false), (_queue.IsTaken, _queue.IsAllTaken, _queue.IsEmpty));
        var taken = _queue.Take();
        Assert.Equal((true, true, false), (_queue.IsTaken, _queue.IsAllTaken, _queue.IsEmpty));
        _queue.AcknowledgeInOrder(taken);
        Assert.True(_queue.IsEmpty);
    }

    [Fact]
    public void The_position_is_caught_up_when_what_is_acknowledged_is_settled()
    {
        _queue.Append(9);
        _queue.Publish(settled: 8);
        Assert.True(_queue.IsCaughtUp);
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.False(_queue.IsCaughtUp);
        _queue.Publish(settled: 9);
        Assert.True(_queue.IsCaughtUp);
    }

    [Fact]
    public void A_gap_before_all_events_holds_the_position_until_it_is_acknowledged()
    {
        _queue.Append(new QueueEntry<string>
        {
            Id = QueueEntry<string>.NoId,
            Details = new EntryDetails { Gap = new Gap { Cause = GapCause.InterruptedBeforeFirstEvent, Channel = "/u/x" } },
        });
        _queue.Append(7);
        _queue.Publish(7);
        var (gap, seven) = (_queue.TakeOut(), _queue.TakeOut());
        _queue.Acknowledge(seven);
        Assert.Null(_queue.Reached());
        _queue.Acknowledge(gap);
        Assert.Equal(7, _queue.Reached()?.ReplayId);
    }

    [Fact]
    public void The_position_has_the_date_of_its_event_and_its_raw_one()
    {
        _queue.Append(new QueueEntry<string> { Id = 7, At = 99, Details = new EntryDetails { RawCreatedDate = "raw" } });
        _queue.Publish(7);
        _queue.AcknowledgeInOrder(_queue.Take());
        Assert.Equal((7, 99, "raw", "acme"), (_queue.Reached()!.ReplayId, _queue.Reached()!.At.Ticks, _queue.Reached()!.CreatedDate, _queue.Reached()!.Instance));
    }
}
