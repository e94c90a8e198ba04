using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The behaviour when the queue of a consumer is full.</summary>
public sealed class RouteTableRoomTests : RouteTableTestBase
{
    [Fact]
    public void A_full_consumer_is_waited_for_within_one_budget_and_then_parked()
    {
        var (slow, quick) = (Attach("slow"), Attach("quick"));
        Table.Subscribe();
        slow.IsFull = true;
        Assert.Same(slow, Table.Deliver(X, 5));
        Assert.Same(slow, Table.FirstFull());
        Assert.Equal(TimeSpan.FromSeconds(15), Table.HoldFor(slow, Time.GetTimestamp(), unread: true));
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(5), Table.HoldFor(slow, Time.GetTimestamp(), unread: false));
        Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(TimeSpan.Zero, Table.HoldFor(slow, Time.GetTimestamp(), unread: true));
        Table.GoOnWithout(slow);
        Assert.Null(Table.Deliver(X, 5));
        Assert.Equal((ConsumerStage.Parked, 5), (slow.Stage, slow.Place.Refused!.Value));
        Assert.Equal([5], quick.Ids);
        Assert.Equal((slow, true), Wire.Awaited[^1]);
        Assert.Equal("want /u/x, want /u/x", Wire.Asked);
    }

    /// <summary>
    /// One time limit for each time that the queue is full: with one for each pause, a consumer whose queue is never empty would slow the
    /// others for ever.
    /// </summary>
    [Fact]
    public void Some_room_does_not_renew_the_budget_and_an_empty_queue_does()
    {
        var (slow, _) = (Attach("slow"), Attach("quick"));
        Table.Subscribe();
        (slow.IsFull, slow.Lags) = (true, true);
        Assert.Equal(TimeSpan.FromSeconds(15), Table.HoldFor(slow, Time.GetTimestamp(), unread: true));
        Time.Advance(TimeSpan.FromSeconds(10));
        slow.IsFull = false;
        Table.OnRoom(slow, Tables.Noon);
        Deliver(5);
        slow.IsFull = true;
        Assert.Equal(TimeSpan.FromSeconds(5), Table.HoldFor(slow, Time.GetTimestamp(), unread: true));
        (slow.IsFull, slow.Lags) = (false, false);
        Deliver(8);
        slow.IsFull = true;
        Assert.Equal(TimeSpan.FromSeconds(15), Table.HoldFor(slow, Time.GetTimestamp(), unread: true));
    }

    [Fact]
    public void A_consumer_that_is_alone_may_leave_the_socket_unread_and_not_hold_the_poll()
    {
        var alone = Attach("alone");
        Table.Subscribe();
        alone.IsFull = true;
        Assert.Equal(Timeout.InfiniteTimeSpan, Table.HoldFor(alone, Time.GetTimestamp(), unread: true));
        Assert.Equal(TimeSpan.FromSeconds(15), Table.HoldFor(alone, Time.GetTimestamp(), unread: false));
    }

    [Fact]
    public void When_all_are_parked_the_channel_leaves_the_wire_and_who_is_drained_joins_again()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        Deliver(5);
        Park(consumer);
        Assert.EndsWith("unwant /u/x", Wire.Asked, StringComparison.Ordinal);
        Table.Release(X, null);
        consumer.IsFull = false;
        Table.OnRoom(consumer, Tables.Noon);
        Assert.EndsWith("want /u/x", Wire.Asked, StringComparison.Ordinal);
        Assert.Equal(5, Table.Subscribe());
        Deliver(8);
        Assert.Equal([5, 8], consumer.Ids);
    }

    /// <summary>On a quiet channel it would otherwise be reported with an event that comes hours later.</summary>
    [Fact]
    public void Who_missed_events_that_cannot_be_replayed_gets_the_gap_when_it_returns()
    {
        Table.BeginSession(replays: false);
        var (slow, _) = (Attach("slow"), Attach("quick"));
        Table.Subscribe();
        Park(slow);
        Deliver(5);
        slow.IsFull = false;
        Table.OnRoom(slow, Tables.Noon);
        Assert.Equal((ConsumerStage.Active, GapCause.NoReplay), (slow.Stage, Assert.Single(slow.Gaps).Cause));
    }

    [Fact]
    public void The_second_return_within_an_hour_waits()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        for (var park = 0; park < 2; park++)
        {
            Park(consumer);
            Table.Release(X, null);
            consumer.IsFull = false;
            Table.OnRoom(consumer, Tables.Noon);
            if (park == 0) Table.Subscribe();
        }

        Assert.Equal([(TimeSpan.FromSeconds(1), (RoutedConsumer)consumer)], Wire.Delays);
        Assert.Equal(ConsumerStage.Parked, consumer.Stage);
        Table.OnRoom(consumer, Tables.Noon);
        Assert.Equal(ConsumerStage.Waiting, consumer.Stage);
    }

    [Fact]
    public void A_parked_consumer_that_is_not_drained_goes_on_waiting()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        Park(consumer);
        Table.OnRoom(consumer, Tables.Noon);
        Assert.Equal((2, ConsumerStage.Parked), (Wire.Awaited.Count, consumer.Stage));
    }

    [Fact]
    public void Who_is_to_fail_when_full_fails()
    {
        var consumer = RecordedConsumer.Started(new RecordedConsumer(new EventsOptions { OnFull = FullBufferHandling.Fail }));
        Table.Attach(consumer);
        Table.Subscribe();
        consumer.IsFull = true;
        Assert.Equal(TimeSpan.Zero, Table.HoldFor(consumer, Time.GetTimestamp(), unread: true));
        Table.GoOnWithout(consumer);
        var cause = Assert.IsType<StreamingException>(consumer.Cause);
        Assert.Equal((StreamingError.ConsumerTooSlow, X, false), (cause.Error, cause.Channel, consumer.Discarded));
        Assert.Contains("EventsOptions.BufferBytes", cause.Message, StringComparison.Ordinal);
        Assert.EndsWith("unwant /u/x", Wire.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_consumer_whose_returns_cost_more_than_they_bring_ends_and_its_neighbours_do_not()
    {
        var (slow, quick) = (Attach("slow"), Attach("quick"));
        Table.Subscribe();
        Deliver(1);
        Park(slow);
        Deliver(Enumerable.Range(2, 1500).Select(static id => (long)id).ToArray());
        slow.IsFull = false;
        Table.OnRoom(slow, Tables.Noon);
        Table.Release(X, null);
        Assert.Equal(1, Table.Subscribe());
        Deliver(2);
        Assert.Equal([1, 2], slow.Ids);
        for (var again = 0; again < 1500; again++) slow.Parking.NoteSentAgain();
        slow.IsFull = true;
        Assert.Same(slow, Table.Deliver(X, 3));
        Table.GoOnWithout(slow);
        Assert.Equal(StreamingError.ConsumerTooSlow, Assert.IsType<StreamingException>(slow.Cause).Error);
        Assert.Null(quick.Cause);
    }

    /// <summary>The rest of a replay counts too, although the consumer is parked again before it comes.</summary>
    [Fact]
    public void A_buffer_that_is_far_smaller_than_the_backlog_costs_more_than_it_brings()
    {
        var table = Tables.Make(Wire, time: Time);
        var (slow, quick) = (RecordedConsumer.At(ReplayFrom.Latest, "slow"), RecordedConsumer.At(ReplayFrom.Latest, "quick"));
        Assert.Null(table.Attach(slow));
        Assert.Null(table.Attach(quick));
        table.Subscribe();
        table.Deliver(X, 1);
        slow.IsFull = true;
        table.GoOnWithout(slow);
        for (var id = 2L; id <= 3000; id++) Assert.Null(table.Deliver(X, id));
        for (var first = 2L; slow.Cause is null && first < 3000; first += 100)
        {
            slow.IsFull = false;
            table.OnRoom(slow, Tables.Noon);
            if (slow.Stage == ConsumerStage.Parked) table.OnRoom(slow, Tables.Noon);
            table.Release(X, null);
            Assert.Equal(first - 1, table.Subscribe());
            for (var id = first; id <= 3000; id++)
            {
                slow.IsFull |= id == first + 100;
                if (table.Deliver(X, id) is not { } full) continue;
                table.GoOnWithout(full);
                Assert.Null(table.Deliver(X, id));
            }
        }

        Assert.Equal(StreamingError.ConsumerTooSlow, Assert.IsType<StreamingException>(slow.Cause).Error);
        Assert.Equal((201, 2999), (slow.Ids.Count, quick.Ids.Count - 1));
    }

    [Fact]
    public void What_is_lost_while_there_is_no_room_is_not_asked_for_before_there_is()
    {
        var (full, other) = (Attach("full"), Attach("other"));
        Table.Subscribe();
        Deliver(5);
        full.IsFull = true;
        Table.LoseSession();
        Assert.Equal((ConsumerStage.Parked, ConsumerStage.Waiting), (full.Stage, other.Stage));
    }
}
