using TypedStreaming.Routing;
using TypedStreaming.Tests.Authentication;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Routing;

public sealed class RouteTableTests
{
    private const string X = RecordedConsumer.X;

    private readonly ManualTimeProvider _time = new();
    private readonly RecordedWire _wire = new();
    private readonly RouteTable _table;

    public RouteTableTests() => _table = Tables.Make(_wire, time: _time, limits: new RoutingLimits { MaxRedelivery = 0.5 });

    [Fact]
    public void The_first_holder_puts_a_channel_on_the_wire_and_the_last_takes_it_off()
    {
        var (one, two) = (Attach("one"), RecordedConsumer.At(ReplayFrom.Latest, "two"));
        _table.Subscribe();
        _table.Attach(two);
        Assert.Equal("want /u/x", _wire.Asked);
        _table.Detach(one);
        Assert.Equal("want /u/x", _wire.Asked);
        _table.Detach(two);
        _table.Detach(two);
        Assert.Equal("want /u/x, unwant /u/x", _wire.Asked);
        Assert.False(_table.Holds(X));
    }

    /// <summary>The subscription that is still there goes with the reply to the unsubscribe.</summary>
    [Fact]
    public void Who_comes_while_the_channel_leaves_the_wire_has_it_subscribed_again()
    {
        var first = Attach("two");
        _table.Subscribe();
        Deliver(5);
        _table.Detach(first);
        var second = Attach("three");
        Assert.EndsWith("unwant /u/x, want /u/x", _wire.Asked, StringComparison.Ordinal);
        Assert.False(second.Confirmed.IsCompleted);
        _table.Release(X, null);
        _table.Subscribe();
        Deliver(8);
        Assert.Equal([8], second.Ids);
    }

    [Fact]
    public void A_second_consumer_of_one_name_is_refused_and_told_what_to_do()
    {
        Attach("one");
        var refusal = Assert.IsType<InvalidOperationException>(_table.Attach(RecordedConsumer.At(ReplayFrom.Latest, "one")));
        Assert.Contains("The consumer 'one' of /u/x is already active", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("EventsOptions.Name", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, _table.ConsumerCount);
    }

    [Fact]
    public void Fifty_who_join_while_a_channel_is_subscribed_again_cost_one_subscribe()
    {
        Attach("running");
        _table.Subscribe();
        Deliver(1000);
        for (var joiner = 0; joiner < 50; joiner++) Attach($"joiner{joiner}", ReplayFrom.Earliest);
        Assert.Equal("want /u/x, unwant /u/x, want /u/x", _wire.Asked);
        _table.Release(X, null);
        Assert.Equal(-2, _table.Subscribe());
        Assert.Equal(51, _table.ConsumerCount);
        Assert.Equal("want /u/x, unwant /u/x, want /u/x", _wire.Asked);
    }

    [Fact]
    public void Those_who_join_later_come_with_one_further_subscribe()
    {
        Attach("one", ReplayFrom.After(1));
        _table.Subscribe();
        Deliver(4);
        Attach("two", ReplayFrom.After(1));
        Attach("three", ReplayFrom.After(1));
        Assert.Equal("want /u/x, unwant /u/x, want /u/x", _wire.Asked);
    }

    [Fact]
    public void Where_nothing_is_known_a_joiner_from_before_takes_a_new_session()
    {
        Attach("one");
        _table.Subscribe();
        Attach("two", ReplayFrom.Earliest);
        Assert.Single(_wire.Renewals);
        _table.LoseSession();
        Assert.Equal(-2, _table.Subscribe());
    }

    [Fact]
    public void Every_holder_gets_every_event_and_is_published_to_once_a_read()
    {
        var (one, two) = (Attach("one"), Attach("two"));
        _table.Subscribe();
        var (before, reads) = (one.Published, new[] { 5L, 6L, 7L });
        foreach (var id in reads)
        {
            var reader = new TypedStreaming.Bayeux.BayeuxReader(System.Text.Encoding.UTF8.GetBytes(Frames.Event(X, id)));
            Assert.True(reader.Read());
            Assert.Null(_table.Deliver(reader.Current, request: 1, at: 0));
        }

        Assert.Equal(before, one.Published);
        Assert.True(_table.Publish());
        Assert.False(_table.Publish());
        Assert.Equal((before + 1, before + 1), (one.Published, two.Published));
        Assert.Equal([5, 6, 7], one.Ids);
        Assert.Equal([5, 6, 7], two.Ids);
    }

    [Fact]
    public void Events_of_other_channels_are_dropped()
    {
        var consumer = Attach("one");
        _table.Subscribe();
        _table.Deliver("/u/y", 7);
        Assert.Empty(consumer.Ids);
    }

    [Fact]
    public void A_channel_that_nobody_holds_is_not_subscribed()
    {
        Assert.Null(_table.BeginSubscribing(X, Tables.Noon));
        _table.Detach(Attach("one"));
        Assert.Null(_table.BeginSubscribing(X, Tables.Noon));
    }

    /// <summary>What an answer that overtakes the connect has brought is not settled before the connect was read.</summary>
    [Fact]
    public void What_comes_beside_an_outstanding_connect_waits_for_it()
    {
        var consumer = Attach("one", ReplayFrom.Earliest);
        _table.Sent(1, isConnect: true);
        _table.Subscribe();
        _table.Sent(2, isConnect: false);
        _table.Deliver(X, 7, answer: 2);
        _table.Read(2, at: 0);
        Assert.Equal(Place.BeforeAll, consumer.Place.Settled);
        _table.Read(1, at: 0);
        Assert.Equal(7, consumer.Place.Settled);
    }

    [Fact]
    public void An_answer_that_was_lost_for_good_settles_nothing()
    {
        var consumer = Attach("one", ReplayFrom.Earliest);
        _table.Subscribe();
        _table.Sent(1, isConnect: true);
        _table.Sent(2, isConnect: false);
        _table.Deliver(X, 7, answer: 2);
        _table.Lost(1);
        Assert.Equal(Place.BeforeAll, consumer.Place.Settled);
        _table.Deliver(X, 9, answer: 2);
        Assert.Equal(9, consumer.Place.Settled);
    }

    [Fact]
    public void Where_the_server_does_not_replay_places_are_not_used()
    {
        _table.BeginSession(replays: false);
        var consumer = Attach("one");
        _table.Subscribe();
        foreach (var id in (long[])[5, 5]) _table.Deliver(X, id);
        Assert.Equal([5, 5], consumer.Ids);
        _table.MissEvents(Tables.Noon, Tables.Noon);
        Assert.Equal(GapCause.NoReplay, Assert.Single(consumer.Gaps).Cause);
    }

    [Fact]
    public void A_full_consumer_is_waited_for_within_one_budget_and_then_parked()
    {
        var (slow, quick) = (Attach("slow"), Attach("quick"));
        _table.Subscribe();
        slow.IsFull = true;
        Assert.Same(slow, _table.Deliver(X, 5));
        Assert.Same(slow, _table.FirstFull());
        Assert.Equal(TimeSpan.FromSeconds(15), _table.HoldFor(slow, _time.GetTimestamp(), unread: true));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(5), _table.HoldFor(slow, _time.GetTimestamp(), unread: false));
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(TimeSpan.Zero, _table.HoldFor(slow, _time.GetTimestamp(), unread: true));
        _table.GoOnWithout(slow);
        Assert.Null(_table.Deliver(X, 5));
        Assert.Equal((ConsumerStage.Parked, 5), (slow.Stage, slow.Place.Refused!.Value));
        Assert.Equal([5], quick.Ids);
        Assert.Equal((slow, true), _wire.Awaited[^1]);
        Assert.Equal("want /u/x, want /u/x", _wire.Asked);
    }

    [Fact]
    public void A_consumer_that_is_alone_may_leave_the_socket_unread_and_not_hold_the_poll()
    {
        var alone = Attach("alone");
        _table.Subscribe();
        alone.IsFull = true;
        Assert.Equal(Timeout.InfiniteTimeSpan, _table.HoldFor(alone, _time.GetTimestamp(), unread: true));
        Assert.Equal(TimeSpan.FromSeconds(15), _table.HoldFor(alone, _time.GetTimestamp(), unread: false));
    }

    [Fact]
    public void When_all_are_parked_the_channel_leaves_the_wire_and_who_is_drained_joins_again()
    {
        var consumer = Attach("one");
        _table.Subscribe();
        Deliver(5);
        Park(consumer);
        Assert.EndsWith("unwant /u/x", _wire.Asked, StringComparison.Ordinal);
        _table.Release(X, null);
        consumer.IsFull = false;
        _table.OnRoom(consumer, Tables.Noon);
        Assert.EndsWith("want /u/x", _wire.Asked, StringComparison.Ordinal);
        Assert.Equal(5, _table.Subscribe());
        Deliver(8);
        Assert.Equal([5, 8], consumer.Ids);
    }

    [Fact]
    public void The_second_return_within_an_hour_waits()
    {
        var consumer = Attach("one");
        _table.Subscribe();
        for (var park = 0; park < 2; park++)
        {
            Park(consumer);
            _table.Release(X, null);
            consumer.IsFull = false;
            _table.OnRoom(consumer, Tables.Noon);
            if (park == 0) _table.Subscribe();
        }

        Assert.Equal([(TimeSpan.FromSeconds(1), (RoutedConsumer)consumer)], _wire.Delays);
        Assert.Equal(ConsumerStage.Parked, consumer.Stage);
        _table.OnRoom(consumer, Tables.Noon);
        Assert.Equal(ConsumerStage.Waiting, consumer.Stage);
    }

    [Fact]
    public void A_parked_consumer_that_is_not_drained_goes_on_waiting()
    {
        var consumer = Attach("one");
        _table.Subscribe();
        Park(consumer);
        _table.OnRoom(consumer, Tables.Noon);
        Assert.Equal((2, ConsumerStage.Parked), (_wire.Awaited.Count, consumer.Stage));
    }

    [Fact]
    public void Who_is_to_fail_when_full_fails()
    {
        var consumer = RecordedConsumer.Started(new RecordedConsumer(new EventsOptions { OnFull = FullBufferHandling.Fail }));
        _table.Attach(consumer);
        _table.Subscribe();
        consumer.IsFull = true;
        Assert.Equal(TimeSpan.Zero, _table.HoldFor(consumer, _time.GetTimestamp(), unread: true));
        _table.GoOnWithout(consumer);
        var cause = Assert.IsType<StreamingException>(consumer.Cause);
        Assert.Equal((Reason.ConsumerTooSlow, X, false), (cause.Reason, cause.Channel, consumer.Discarded));
        Assert.Contains("EventsOptions.BufferBytes", cause.Message, StringComparison.Ordinal);
        Assert.EndsWith("unwant /u/x", _wire.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_consumer_whose_returns_cost_more_than_they_bring_ends_and_its_neighbours_do_not()
    {
        var (slow, quick) = (Attach("slow"), Attach("quick"));
        _table.Subscribe();
        Deliver(1);
        Park(slow);
        Deliver(Enumerable.Range(2, 1500).Select(static id => (long)id).ToArray());
        slow.IsFull = false;
        _table.OnRoom(slow, Tables.Noon);
        _table.Release(X, null);
        Assert.Equal(1, _table.Subscribe());
        Deliver(2);
        Assert.Equal([1, 2], slow.Ids);
        for (var again = 0; again < 1500; again++) slow.Parking.NoteSentAgain();
        slow.IsFull = true;
        Assert.Same(slow, _table.Deliver(X, 3));
        _table.GoOnWithout(slow);
        Assert.Equal(Reason.ConsumerTooSlow, Assert.IsType<StreamingException>(slow.Cause).Reason);
        Assert.Null(quick.Cause);
    }

    [Fact]
    public void What_is_lost_while_there_is_no_room_is_not_asked_for_before_there_is()
    {
        var (full, other) = (Attach("full"), Attach("other"));
        _table.Subscribe();
        Deliver(5);
        full.IsFull = true;
        _table.LoseSession();
        Assert.Equal((ConsumerStage.Parked, ConsumerStage.Waiting), (full.Stage, other.Stage));
    }

    [Fact]
    public async Task A_fault_ends_the_holders_of_that_channel_alone()
    {
        var (faulty, healthy) = (Attach("one"), RecordedConsumer.At(ReplayFrom.Latest, channel: "/u/y"));
        _table.Attach(healthy);
        var cause = new StreamingException(Reason.SubscriptionRefused, "no");
        _table.Subscribe(confirm: false);
        _table.Fault(X, cause);
        Assert.Same(cause, faulty.Cause);
        Assert.Null(await faulty.Confirmed);
        Assert.False(healthy.Confirmed.IsCompleted);
        Attach("one");
        Assert.EndsWith("want /u/x", _wire.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_org_has_moved_everybody_with_a_place_decides_and_has_the_new_instance()
    {
        var (one, latest) = (Attach("one", ReplayFrom.After(3)), Attach("latest"));
        _table.Subscribe();
        _table.MoveOrg("moved.my.salesforce.com", new StreamingException(Reason.InvalidReplayId, "moved"));
        Assert.Equal([one], _wire.Starts.Select(static start => start.Consumer));
        Assert.Equal(("moved.my.salesforce.com", "moved.my.salesforce.com"), (one.Instance, latest.Instance));
    }

    [Fact]
    public async Task After_a_move_it_starts_again_with_a_gap()
    {
        var one = Attach("one", ReplayFrom.Stored(orElse: ReplayFrom.Earliest));
        one.StartAt(new TypedStreaming.Replay.StartingPoint(ReplayFrom.After(3)));
        _table.Subscribe();
        _table.MoveOrg("moved", new StreamingException(Reason.InvalidReplayId, "moved"));
        foreach (var start in _wire.Starts)
            await start.DecideAsync(Tables.Noon, TimeSpan.FromMinutes(1), TimeProvider.System, TestContext.Current.CancellationToken);
        _table.LoseSession();
        _table.Restart(X, _wire.Starts, Tables.Noon);
        Assert.Equal(GapCause.OrgMoved, Assert.Single(one.Gaps).Cause);
        Assert.Equal(-2, _table.Subscribe());
    }

    [Fact]
    public void EndAll_ends_every_consumer_and_the_run_goes_on()
    {
        var (one, two) = (Attach("one"), RecordedConsumer.At(ReplayFrom.Latest, channel: "/u/y"));
        _table.Attach(two);
        var cause = new StreamingException(Reason.InvalidReplayId, "another org");
        _table.EndAll(cause);
        Assert.Equal((cause, cause, 0), (one.Cause, two.Cause, _table.ConsumerCount));
        Attach("one");
        Assert.Equal(1, _table.ConsumerCount);
    }

    [Fact]
    public async Task Unsubscribing_an_explicit_subscription_waits_for_the_reply_also_when_it_is_asked_for_twice()
    {
        AttachExplicit();
        TaskCompletionSource<BayeuxMessage?> first = new(), second = new();
        Assert.Null(_table.DetachExplicit(Frames.Channel(X), first));
        Assert.Equal("want /u/x, unwant /u/x", _wire.Asked);
        AttachExplicit();
        Assert.Null(_table.DetachExplicit(Frames.Channel(X), second));
        Assert.False(first.Task.IsCompleted);
        var reply = Frames.Confirmation(X);
        _table.Release(X, reply);
        Assert.Same(reply, await first.Task);
        Assert.Same(reply, await second.Task);
    }

    [Fact]
    public void Unsubscribing_explicitly_what_typed_consumers_hold_names_them()
    {
        AttachExplicit();
        Attach("orders");
        var refusal = _table.DetachExplicit(Frames.Channel(X), new());
        Assert.Contains("The consumer 'orders' of /u/x is active", refusal!.Message, StringComparison.Ordinal);
        Assert.NotNull(_table.FindExplicit(Frames.Channel(X)));
    }

    [Fact]
    public void Unsubscribing_what_is_not_subscribed_is_refused() =>
        Assert.Contains("is not subscribed", _table.DetachExplicit(Frames.Channel(X), new())!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_end_ends_every_holder_and_every_wait()
    {
        AttachExplicit();
        var released = new TaskCompletionSource<BayeuxMessage?>();
        _table.DetachExplicit(Frames.Channel(X), released);
        var typed = Attach("one");
        _table.End(null, discard: true);
        Assert.Null(await released.Task);
        Assert.Null(await typed.Confirmed);
        Assert.True(typed.Discarded);
        Assert.Equal(0, _table.ConsumerCount);
    }

    [Fact]
    public void A_possible_gap_is_logged_and_a_sure_position_is_not()
    {
        var log = new RecordingLoggerFactory();
        var table = Tables.Make(_wire, log);
        table.Attach(RecordedConsumer.At(ReplayFrom.Latest));
        table.Subscribe();
        table.LoseSession();
        Assert.StartsWith("200 Events of /u/x may have been missed", Assert.Single(log.Lines), StringComparison.Ordinal);
        table.Subscribe();
        table.Deliver(X, 5);
        table.LoseSession();
        Assert.Single(log.Lines);
        Assert.Equal(5, table.Subscribe());
    }

    [Fact]
    public void A_new_holder_of_a_channel_starts_where_it_asks_and_not_where_the_last_one_was()
    {
        var first = Attach("one");
        _table.Subscribe();
        Deliver(5);
        _table.Detach(first);
        _table.Release(X, null);
        Attach("one", ReplayFrom.Earliest);
        Assert.Equal(-2, _table.Subscribe());
    }

    [Fact]
    public void Two_filters_of_one_topic_need_a_server_that_writes_the_filter()
    {
        Assert.Null(_table.Attach(RecordedConsumer.At(ReplayFrom.Latest, channel: "/topic/A?x=1")));
        var refused = Assert.IsType<StreamingException>(_table.Attach(RecordedConsumer.At(ReplayFrom.Latest, channel: "/topic/A?x=2")));
        Assert.Equal((Reason.SubscriptionRefused, "/topic/A?x=2"), (refused.Reason, refused.Channel));
        _table.Subscribe("/topic/A?x=1");
        _table.Deliver("/topic/A?x=1", 1);
        Assert.Null(_table.Attach(RecordedConsumer.At(ReplayFrom.Latest, channel: "/topic/A?x=2")));
    }

    [Fact]
    public void Many_channels_that_were_left_are_forgotten_with_a_new_session()
    {
        for (var channel = 0; channel <= 256; channel++)
        {
            Assert.Empty(_wire.Renewals);
            var consumer = RecordedConsumer.At(ReplayFrom.Latest, channel: $"/u/{channel}");
            _table.Attach(consumer);
            _table.Detach(consumer);
        }

        Assert.Single(_wire.Renewals);
    }

    private RecordedConsumer Attach(string name, ReplayFrom? from = null)
    {
        var consumer = RecordedConsumer.At(from ?? ReplayFrom.Latest, name);
        Assert.Null(_table.Attach(consumer));
        return consumer;
    }

    private void AttachExplicit() => Assert.Null(_table.Attach(RecordedConsumer.Started(new RecordedConsumer(new EventsOptions()) { Explicit = true })));

    private void Deliver(params long[] ids)
    {
        foreach (var id in ids) Assert.Null(_table.Deliver(X, id));
    }

    private void Park(RecordedConsumer consumer)
    {
        consumer.IsFull = true;
        _table.GoOnWithout(consumer);
    }
}
