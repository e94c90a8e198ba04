using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;
using TypedStreaming.Tests.Authentication;

namespace TypedStreaming.Tests.Subscriptions;

public sealed class SubscriptionTableTests
{
    private const string X = "/u/x";
    private readonly RecordedChannelRequests _wire = new();
    private readonly DeliveryQueue<HandDelivery> _byHand = new();
    private readonly SubscriptionTable _table;

    public SubscriptionTableTests() => _table = Tables.Make(_wire);

    [Fact]
    public void The_first_holder_puts_a_channel_on_the_wire_and_the_last_takes_it_off()
    {
        var (one, two) = (Json("one"), Json("two"));
        _table.Attach(one);
        _table.Attach(two);
        Assert.Equal("want /u/x, join /u/x", _wire.Asked);
        _table.Detach(one);
        Assert.Equal("want /u/x, join /u/x", _wire.Asked);
        _table.Detach(two);
        Assert.Equal("want /u/x, join /u/x, unwant /u/x", _wire.Asked);
    }

    [Fact]
    public void Detaching_twice_counts_once()
    {
        var consumer = Json();
        _table.Attach(consumer);
        _table.Detach(consumer);
        _table.Detach(consumer);
        Assert.Equal("want /u/x, unwant /u/x", _wire.Asked);
    }

    [Fact]
    public void A_second_consumer_of_one_name_is_refused_and_told_what_to_do()
    {
        _table.Attach(Json());
        var refusal = Assert.Throws<InvalidOperationException>(() => _table.Attach(Json()));
        Assert.Contains("The consumer 'default' of /u/x is already active", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("EventsOptions.Name", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hand_made_subscription_and_a_typed_one_share_a_channel()
    {
        _table.Attach(Hand());
        _table.Attach(Json());
        Assert.Throws<InvalidOperationException>(() => _table.Attach(Hand()));
        Assert.Equal("want /u/x, join /u/x", _wire.Asked);
    }

    [Fact]
    public void Who_joins_a_running_channel_at_the_present_is_let_in_and_needs_no_other_subscription()
    {
        var (one, two) = (Json("one"), Json("two"));
        _table.Attach(one);
        _table.BeginSubscribing(X, replays: true);
        _table.Attach(two);
        _table.Deliver(X, 5);
        Assert.False(_table.AdmitJoiners(X, RouteSteps.Noon));
        _table.Deliver(X, 6);
        Assert.Equal([5L, 6L], Ids(one));
        Assert.Equal([6L], Ids(two));
        Assert.Equal("want /u/x, join /u/x", _wire.Asked);
    }

    [Fact]
    public void Who_joins_further_back_makes_the_channel_start_again_there_and_the_others_drop_what_they_have_had()
    {
        var (one, two) = (Json("one"), Json("two", ReplayFrom.Earliest));
        _table.Attach(one);
        _table.BeginSubscribing(X, replays: true);
        _table.Deliver(X, 5);
        _table.Attach(two);
        Assert.True(_table.AdmitJoiners(X, RouteSteps.Noon));
        _table.Deliver(X, 6);
        Assert.Equal(-2, _table.BeginSubscribing(X, replays: true)!.Value.ReplayFrom);
        foreach (var id in (long[])[4, 5, 6, 7]) _table.Deliver(X, id);
        Assert.Equal([5L, 6L, 7L], Ids(one));
        Assert.Equal([4L, 5L, 6L, 7L], Ids(two));
    }

    [Fact]
    public void Who_joins_behind_a_later_id_drops_what_comes_before_it()
    {
        var (one, two) = (Json("one"), Json("two", ReplayFrom.After(6)));
        _table.Attach(one);
        _table.BeginSubscribing(X, replays: true);
        _table.Deliver(X, 5);
        _table.Attach(two);
        Assert.True(_table.AdmitJoiners(X, RouteSteps.Noon));
        Assert.Equal(5, _table.BeginSubscribing(X, replays: true)!.Value.ReplayFrom);
        foreach (var id in (long[])[6, 7]) _table.Deliver(X, id);
        Assert.Equal([5L, 6L, 7L], Ids(one));
        Assert.Equal([7L], Ids(two));
    }

    [Fact]
    public async Task A_late_holder_is_confirmed_by_the_reply_of_the_first()
    {
        var (one, two) = (Json("one"), Json("two"));
        _table.Attach(one);
        var reply = Frames.Confirmation(X);
        _table.BeginSubscribing(X, replays: true);
        _table.Confirm(X, reply);
        _table.Attach(two);
        _table.AdmitJoiners(X, RouteSteps.Noon);
        Assert.Same(reply, await one.Confirmed);
        Assert.Same(reply, await two.Confirmed);
    }

    [Fact]
    public void Every_holder_gets_every_event()
    {
        var (one, two, hand) = (Json("one"), Json("two"), Hand());
        foreach (var consumer in (ChannelConsumer[])[one, two, hand]) _table.Attach(consumer);
        _table.BeginSubscribing(X, replays: true);
        _table.Deliver(X, 7);
        Assert.True(one.Queue.TryTake(out var first) && two.Queue.TryTake(out _));
        Assert.Equal(7, first.ReplayId);
        Assert.True(_byHand.TryTake(out var byHand));
        Assert.Equal(7, byHand.Message!.ReplayId);
    }

    [Fact]
    public void Events_of_other_channels_are_dropped()
    {
        var consumer = Json();
        _table.Attach(consumer);
        _table.BeginSubscribing(X, replays: true);
        _table.Deliver("/u/y", 7);
        Assert.False(consumer.Queue.TryTake(out _));
    }

    [Fact]
    public void A_channel_that_nobody_holds_is_not_subscribed()
    {
        Assert.Null(_table.BeginSubscribing(X, replays: true));
        var consumer = Json();
        _table.Attach(consumer);
        _table.Detach(consumer);
        Assert.Null(_table.BeginSubscribing(X, replays: true));
    }

    [Fact]
    public async Task A_fault_ends_the_holders_of_that_channel_alone()
    {
        var (faulty, healthy) = (Json(), RouteSteps.Json("/u/y", new EventsOptions()));
        _table.Attach(faulty);
        _table.Attach(healthy);
        var cause = new StreamingException(Reason.SubscriptionRefused, "no");
        _table.BeginSubscribing(X, replays: true);
        _table.Fault(X, cause);
        Assert.Same(cause, await Assert.ThrowsAsync<StreamingException>(() => WaitAsync(faulty)));
        Assert.Null(await faulty.Confirmed);
        Assert.False(healthy.Confirmed.IsCompleted);
        _table.Attach(Json());
        Assert.EndsWith("want /u/x", _wire.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consumer_that_is_too_slow_loses_its_hold_and_says_so()
    {
        var slow = RouteSteps.Json(X, new EventsOptions { BufferBytes = 1 });
        _table.Attach(slow);
        _table.BeginSubscribing(X, replays: true);
        _table.Deliver(X, 1);
        _table.Deliver(X, 2);
        Assert.Equal("want /u/x, unwant /u/x", _wire.Asked);
        Assert.True(await WaitAsync(slow));
        Assert.True(slow.Queue.TryTake(out var kept));
        Assert.Equal(1, kept.ReplayId);
        var cause = await Assert.ThrowsAsync<StreamingException>(() => WaitAsync(slow));
        Assert.Equal((Reason.ConsumerTooSlow, X), (cause.Reason, cause.Channel));
        Assert.Contains("EventsOptions.BufferBytes", cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unsubscribing_by_hand_waits_for_the_reply()
    {
        _table.Attach(Hand());
        var released = _table.DetachByHand(Frames.Channel(X));
        Assert.Equal("want /u/x, unwant /u/x", _wire.Asked);
        Assert.False(released.IsCompleted);
        var reply = Frames.Confirmation(X);
        _table.Release(X, reply);
        Assert.Same(reply, await released);
    }

    [Fact]
    public async Task Unsubscribing_by_hand_what_typed_consumers_hold_names_them()
    {
        _table.Attach(Hand());
        _table.Attach(Json("orders"));
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _table.DetachByHand(Frames.Channel(X)));
        Assert.Contains("The consumer 'orders' of /u/x is active", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("want /u/x, join /u/x", _wire.Asked);
    }

    [Fact]
    public Task Unsubscribing_what_is_not_subscribed_is_refused() =>
        Assert.ThrowsAsync<InvalidOperationException>(() => _table.DetachByHand(Frames.Channel(X)));

    [Fact]
    public async Task The_end_ends_every_holder_and_every_wait()
    {
        var typed = Json();
        _table.Attach(typed);
        var hand = new HandConsumer(Frames.Channel("/u/y"), new EventsOptions(), _byHand);
        _table.Attach(hand);
        var released = _table.DetachByHand(hand.Channel);
        _table.End(null, discard: true);
        Assert.False(await WaitAsync(typed));
        Assert.Null(await released);
        Assert.Null(await typed.Confirmed);
    }

    [Fact]
    public async Task After_the_end_a_holder_gets_its_cause_at_once()
    {
        var cause = new StreamingException(Reason.Transport, "gone");
        _table.End(cause, discard: false);
        _table.End(null, discard: false);
        var late = Json();
        _table.Attach(late);
        Assert.Same(cause, await Assert.ThrowsAsync<StreamingException>(() => WaitAsync(late)));
        Assert.Equal("", _wire.Asked);
    }

    [Fact]
    public void A_fault_of_a_hand_made_subscription_stands_behind_its_events()
    {
        var hand = Hand();
        _table.Attach(hand);
        _table.BeginSubscribing(X, replays: true);
        _table.Confirm(X, Frames.Confirmation(X));
        _table.Deliver(X, 1);
        var cause = new StreamingException(Reason.SubscriptionRefused, "no");
        _table.Fault(X, cause);
        Assert.True(_byHand.TryTake(out var first) && first.Message is not null);
        Assert.True(_byHand.TryTake(out var second));
        Assert.Same(cause, second.Fault);
    }

    [Fact]
    public void A_possible_gap_is_logged_and_a_sure_position_is_not()
    {
        var log = new RecordingLoggerFactory();
        var table = Tables.Make(_wire, log);
        table.Attach(Json());
        table.BeginSubscribing(X, replays: true);
        table.Confirm(X, Frames.Confirmation(X));
        table.LoseSession(replays: true);
        Assert.StartsWith("200 Events of /u/x may have been missed", Assert.Single(log.Lines), StringComparison.Ordinal);
        table.BeginSubscribing(X, replays: true);
        table.Deliver(X, 5);
        table.LoseSession(replays: true);
        Assert.Single(log.Lines);
        Assert.Equal(5, table.BeginSubscribing(X, replays: true)!.Value.ReplayFrom);
    }

    [Fact]
    public void A_new_holder_of_a_channel_starts_where_it_asks_and_not_where_the_last_one_was()
    {
        var first = Json();
        _table.Attach(first);
        _table.BeginSubscribing(X, replays: true);
        _table.Deliver(X, 5);
        _table.Detach(first);
        _table.Attach(RouteSteps.Json(X, new EventsOptions { From = ReplayFrom.Earliest }));
        Assert.Equal(-2, _table.BeginSubscribing(X, replays: true)!.Value.ReplayFrom);
    }

    private static JsonConsumer Json(string name = "default", ReplayFrom? from = null) =>
        RouteSteps.Json(X, new EventsOptions { Name = name, From = from ?? ReplayFrom.Latest });

    private static IEnumerable<long> Ids(JsonConsumer consumer)
    {
        while (consumer.Queue.TryTake(out var taken)) yield return taken.ReplayId!.Value;
    }

    private static Task<bool> WaitAsync(JsonConsumer consumer) => consumer.Queue.WaitAsync(TestContext.Current.CancellationToken).AsTask();

    private HandConsumer Hand() => new(Frames.Channel(X), new EventsOptions(), _byHand);
}
