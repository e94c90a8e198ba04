using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

public sealed class ChannelRouteTests
{
    private const long Connect = 1;
    private const long Side = 2;
    private const long Latest = -1;
    private const long Earliest = -2;

    private readonly List<RoutedConsumer> _parked = [];
    private readonly ChannelRoute _route;

    public ChannelRouteTests() => _route = new ChannelRoute(Frames.Channel(RecordedConsumer.X), _parked.Add);

    [Fact]
    public void A_subscription_starts_at_the_earliest_place_of_its_consumers()
    {
        Add(ReplayFrom.Latest);
        Assert.Equal(Latest, _route.BeginSubscribing());
        Add(ReplayFrom.After(41));
        Assert.Equal(41, _route.BeginSubscribing());
        Add(ReplayFrom.Earliest);
        Assert.Equal(Earliest, _route.BeginSubscribing());
    }

    [Fact]
    public void Each_consumer_drops_what_its_own_place_has()
    {
        var (early, late) = (Add(ReplayFrom.After(3)), Add(ReplayFrom.After(6)));
        Assert.Equal(3, _route.BeginSubscribing());
        Deliver(5, 6, 9);
        Assert.Equal([5, 6, 9], early.Ids);
        Assert.Equal([9], late.Ids);
    }

    [Fact]
    public void After_a_loss_it_resumes_at_the_least_place()
    {
        var (one, two) = (Add(ReplayFrom.Earliest), Add(ReplayFrom.Latest));
        _route.BeginSubscribing();
        Deliver(3, 9);
        _route.Lose();
        Assert.Equal(9, _route.BeginSubscribing());
        Deliver(9, 12);
        Assert.Equal([3, 9, 12], one.Ids);
        Assert.Equal([3, 9, 12], two.Ids);
    }

    /// <summary>A joiner whose replay never came must not go on where the others are.</summary>
    [Fact]
    public void A_joiner_whose_replay_was_lost_starts_where_it_wanted_to()
    {
        var one = Add(ReplayFrom.Latest);
        _route.BeginSubscribing();
        Deliver(16);
        var two = Add(ReplayFrom.Earliest);
        Assert.Equal(Joining.ByAnotherSubscribe, Join(two));
        _route.LeaveWire();
        _route.BeginSubscribing();
        _route.Lose();
        Assert.Equal(Earliest, _route.BeginSubscribing());
        Deliver(1, 16, 19);
        Assert.Equal([16, 19], one.Ids);
        Assert.Equal([1, 16, 19], two.Ids);
    }

    [Fact]
    public void Before_any_event_it_starts_again_where_it_was_asked_to()
    {
        Add(ReplayFrom.After(41));
        _route.BeginSubscribing();
        _route.Lose();
        Assert.Equal(41, _route.BeginSubscribing());
    }

    [Fact]
    public void An_event_that_may_have_overtaken_the_lost_connect_is_no_place_to_resume_at_and_is_not_given_again()
    {
        var consumer = Add(ReplayFrom.Earliest);
        _route.BeginSubscribing();
        Deliver(3);
        _route.Deliver(9, Side, awaited: Connect);
        _route.Lose();
        Assert.Equal(3, _route.BeginSubscribing());
        Deliver(6, 9, 12);
        Assert.Equal([3, 9, 6, 12], consumer.Ids);
        Assert.Equal(12, consumer.Place.Settled);
    }

    [Fact]
    public void Once_that_connect_is_read_it_is()
    {
        Add(ReplayFrom.Earliest);
        _route.BeginSubscribing();
        Deliver(3);
        _route.Deliver(9, Side, awaited: Connect);
        _route.Deliver(5, Connect);
        _route.SettleAnswered(Connect);
        _route.Lose();
        Assert.Equal(9, _route.BeginSubscribing());
    }

    [Fact]
    public void What_was_not_settled_in_one_session_is_not_settled_in_the_next()
    {
        Add(ReplayFrom.Earliest);
        _route.BeginSubscribing();
        Deliver(3);
        _route.Deliver(9, Side, awaited: Connect);
        _route.Lose();
        _route.SettleAnswered(Connect);
        Assert.Equal(3, _route.BeginSubscribing());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-7L)]
    public void An_event_without_an_id_is_delivered_and_moves_nothing(long? id)
    {
        var consumer = Add(ReplayFrom.Earliest);
        _route.BeginSubscribing();
        Deliver(3);
        _route.Deliver(id);
        _route.Lose();
        Assert.Equal(3, _route.BeginSubscribing());
        Assert.Equal(2, consumer.Ids.Count);
    }

    [Fact]
    public void On_a_replaying_server_an_event_without_an_id_makes_a_loss_a_gap()
    {
        var consumer = Add(ReplayFrom.Earliest);
        Confirm();
        Deliver(3);
        _route.Deliver(null);
        _route.Lose();
        Confirm();
        Assert.Equal(GapCause.NoReplay, Assert.Single(consumer.Gaps).Cause);
    }

    [Fact]
    public void From_a_server_without_replay_ids_say_nothing()
    {
        var consumer = Add(ReplayFrom.Latest);
        _route.BeginSubscribing();
        foreach (var id in (long[])[5, 5, 3]) _route.Deliver(id, replays: false);
        Assert.Equal([5, 5, 3], consumer.Ids);
        Assert.Null(consumer.Place.Settled);
    }

    [Fact]
    public void Events_are_taken_from_the_subscribe_on_and_not_before()
    {
        var consumer = Add(ReplayFrom.Latest);
        Deliver(1);
        _route.BeginSubscribing();
        Deliver(2);
        Assert.Equal([2], consumer.Ids);
    }

    [Fact]
    public void After_a_loss_late_events_are_left_out_until_the_channel_is_subscribed_again()
    {
        var consumer = Add(ReplayFrom.Earliest);
        _route.BeginSubscribing();
        _route.Lose();
        Deliver(7);
        Assert.Empty(consumer.Ids);
        Assert.Equal(Earliest, _route.BeginSubscribing());
        Deliver(7);
        Assert.Equal([7], consumer.Ids);
    }

    [Fact]
    public void Of_an_event_that_one_has_no_room_for_nobody_gets_anything()
    {
        var (full, other) = (Add(ReplayFrom.Latest), Add(ReplayFrom.Latest));
        _route.BeginSubscribing();
        full.IsFull = true;
        Assert.Same(full, _route.Deliver(1));
        Assert.Empty(other.Ids);
        full.IsFull = false;
        Assert.Null(_route.Deliver(1));
        Assert.Equal([1], full.Ids);
        Assert.Equal([1], other.Ids);
    }

    [Fact]
    public void A_full_consumer_is_in_nobodys_way_for_an_event_that_it_had()
    {
        var full = Add(ReplayFrom.Latest);
        _route.BeginSubscribing();
        Deliver(4);
        full.IsFull = true;
        Assert.Null(_route.Deliver(4));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public void Only_a_confirmed_Latest_without_any_event_may_miss_some(bool confirmed, bool received, bool mayMiss)
    {
        var consumer = Add(ReplayFrom.Latest);
        _route.BeginSubscribing();
        if (confirmed) _route.Confirm();
        if (received) Deliver(1);
        _route.Lose();
        Confirm();
        Assert.Equal(mayMiss ? [GapCause.InterruptedBeforeFirstEvent] : [], consumer.Gaps.Select(static gap => gap.Cause));
    }

    [Fact]
    public void A_gap_is_reported_before_the_events_after_it_also_where_they_come_before_the_reply()
    {
        var consumer = Add(ReplayFrom.Latest);
        Confirm();
        _route.Lose();
        _route.BeginSubscribing();
        Deliver(5);
        _route.Confirm();
        Assert.Equal(["InterruptedBeforeFirstEvent", "5"], consumer.All);
        Assert.Equal(Tables.Noon, Assert.Single(consumer.Gaps).To);
    }

    [Fact]
    public void Without_a_gap_a_loss_before_the_first_event_replays_what_is_kept_since_the_subscription()
    {
        var consumer = Add(ReplayFrom.LatestWithoutGap);
        Assert.Equal(Latest, _route.BeginSubscribing());
        _route.Confirm();
        _route.Lose();
        Assert.Equal(Earliest, _route.BeginSubscribing());
        Assert.Equal(Tables.Noon - TimeSpan.FromSeconds(30), consumer.NotBefore);
        Assert.Empty(consumer.Gaps);
    }

    [Fact]
    public void A_Latest_consumer_joins_a_running_channel_at_once_and_from_its_place_on()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        Deliver(5);
        var two = Add(ReplayFrom.Latest);
        Assert.Equal(Joining.AtOnce, Join(two));
        Assert.Equal((5, true), (two.Place.Settled, two.Confirmed.IsCompleted));
        Deliver(5, 6);
        Assert.Equal([6], two.Ids);
    }

    [Fact]
    public void Whoever_wants_no_more_than_what_is_to_come_joins_at_once()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        Deliver(5);
        Assert.Equal(Joining.AtOnce, Join(Add(ReplayFrom.After(5))));
        Assert.Equal(Joining.ByAnotherSubscribe, Join(Add(ReplayFrom.After(4))));
    }

    [Fact]
    public void Where_nothing_is_known_of_a_running_channel_a_join_from_before_takes_another_session()
    {
        Add(ReplayFrom.Latest);
        Confirm();
        var joiner = Add(ReplayFrom.After(4));
        Assert.Equal(Joining.InAnotherSession, Join(joiner));
        Assert.True(_route.NeedsAnotherSession);
    }

    [Fact]
    public void Before_the_subscribe_and_during_a_restart_a_join_waits_for_the_next_one()
    {
        Assert.Equal(Joining.WithTheNextSubscribe, Join(Add(ReplayFrom.Earliest)));
        _route.BeginSubscribing();
        _route.IsRestarting = true;
        Assert.Equal(Joining.WithTheNextSubscribe, Join(Add(ReplayFrom.Earliest)));
    }

    /// <summary>Old events may still come before those that are replayed.</summary>
    [Fact]
    public void Beyond_the_fence_a_joiner_takes_nothing_until_the_replay_begins()
    {
        var joiner = Rejoin(ReplayFrom.After(1), through: 7);
        Deliver(10);
        Assert.Empty(joiner.Ids);
        Deliver(4, 7, 10);
        Assert.Equal([4, 7, 10], joiner.Ids);
    }

    [Fact]
    public void What_lies_beyond_is_held_while_an_answer_is_awaited_and_given_when_the_fence_fell()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        _route.Deliver(10, Side, awaited: Connect);
        _route.Deliver(4, Connect, awaited: Side);
        _route.Deliver(7, Connect, awaited: Side);
        Assert.Equal([4, 7], two.Ids);
        _route.SettleAnswered(Connect);
        Assert.Equal([4, 7, 10], two.Ids);
        Assert.Empty(two.Gaps);
    }

    [Fact]
    public void It_is_dropped_when_the_fence_still_stands()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        _route.Deliver(10, Side, awaited: Connect);
        _route.SettleAnswered(Connect);
        Assert.Empty(two.Ids);
        Deliver(4, 10);
        Assert.Equal([4, 10], two.Ids);
    }

    [Fact]
    public void The_first_connect_after_the_reply_ends_a_fence_that_was_not_met_with_a_gap()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        _route.Confirm();
        _route.NoteConnect(5);
        _route.Deliver(10, answer: 5);
        Assert.Empty(two.Ids);
        _route.SettleAnswered(5);
        Assert.Equal(["ReplayIncomplete", "10"], two.All);
        Assert.Equal(1, two.Gaps[0].AfterReplayId);
    }

    [Fact]
    public void A_connect_that_was_sent_before_the_reply_decides_no_fence()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        _route.NoteConnect(4);
        _route.Confirm();
        _route.SettleAnswered(4);
        Assert.Equal((7, 0), (two.Place.Fence, two.Gaps.Count));
    }

    [Fact]
    public void A_consumer_for_which_too_much_would_be_held_is_parked_and_refuses_the_rest()
    {
        var two = Rejoin(ReplayFrom.After(1), through: 7);
        var data = $"\"{new string('x', 3 * 1024 * 1024)}\"";
        foreach (var id in (long[])[10, 13])
        {
            var reader = new TypedStreaming.Bayeux.BayeuxReader(System.Text.Encoding.UTF8.GetBytes(Frames.Event(RecordedConsumer.X, id, data)));
            Assert.True(reader.Read());
            _route.Deliver(reader.Current, new Arrival(Side, Connect, Replays: true, At: 0), []);
        }

        Assert.Equal([two], _parked);
        Assert.Equal(13, two.Place.Refused);
    }

    [Fact]
    public void While_parked_the_least_id_that_was_not_had_is_remembered_and_is_the_fence_later()
    {
        var (one, two) = (Add(ReplayFrom.After(1)), Add(ReplayFrom.After(1)));
        Confirm();
        Deliver(4);
        two.Stage = ConsumerStage.Parked;
        two.Place.Close();
        Deliver(7, 10);
        Assert.Equal(7, two.Place.Refused);
        two.Stage = ConsumerStage.Waiting;
        Assert.Equal(Joining.ByAnotherSubscribe, Join(two));
        _route.LeaveWire();
        Assert.Equal(4, _route.BeginSubscribing());
        Assert.Equal(7, two.Place.Fence);
        Deliver(10, 7, 10);
        Assert.Equal([4, 7, 10], one.Ids);
        Assert.Equal([4, 7, 10], two.Ids);
    }

    [Fact]
    public void A_refused_id_concerns_all_whose_place_is_at_it_or_before()
    {
        var (at, beyond, latest) = (Add(ReplayFrom.After(4)), Add(ReplayFrom.After(9)), Add(ReplayFrom.Latest));
        _route.BeginSubscribing();
        Assert.Equal([at], _route.Refuse());
        Assert.Equal((ConsumerStage.Deciding, ConsumerStage.Active, ConsumerStage.Active), (at.Stage, beyond.Stage, latest.Stage));
        Assert.Equal(9, _route.BeginSubscribing());
    }

    [Fact]
    public void When_the_org_has_moved_everybody_with_an_id_decides()
    {
        var (one, latest) = (Add(ReplayFrom.After(4)), Add(ReplayFrom.Latest));
        _route.BeginSubscribing();
        Assert.Equal([one], _route.MoveOrg());
        Assert.Equal(ConsumerStage.Active, latest.Stage);
    }

    [Fact]
    public void Events_that_were_lost_for_good_are_a_gap_for_everybody()
    {
        var consumer = Add(ReplayFrom.Latest);
        _route.MissEvents(Tables.Noon, Tables.Noon.AddMinutes(1));
        Assert.Empty(consumer.Gaps);
        Confirm();
        _route.MissEvents(Tables.Noon, Tables.Noon.AddMinutes(1));
        Assert.Equal((GapCause.NoReplay, Tables.Noon), (consumer.Gaps[0].Cause, consumer.Gaps[0].From!.Value));
    }

    [Fact]
    public void An_oversize_event_has_its_place_as_any_other()
    {
        var consumer = Add(ReplayFrom.After(1));
        _route.BeginSubscribing();
        consumer.IsFull = true;
        foreach (var id in (long[])[1, 4, 4])
            _route.Deliver(new OversizeEvent(RecordedConsumer.X, id, 9000, 5000), new Arrival(1, Answers.None, Replays: true, At: 0), []);
        Assert.Equal([4], consumer.Ids);
        Assert.Equal(4, consumer.Place.Settled);
    }

    [Fact]
    public async Task A_confirmation_reaches_every_consumer_but_one_that_decides()
    {
        var (one, deciding) = (Add(ReplayFrom.Latest), Add(ReplayFrom.Latest));
        deciding.Stage = ConsumerStage.Deciding;
        var reply = Frames.Confirmation(RecordedConsumer.X);
        _route.BeginSubscribing();
        _route.Confirm(reply, Tables.Noon);
        Assert.Same(reply, await one.Confirmed);
        Assert.Same(reply, _route.Confirmation);
        Assert.False(deciding.Confirmed.IsCompleted);
    }

    [Fact]
    public void Whoever_takes_nothing_wants_no_subscription()
    {
        var consumer = Add(ReplayFrom.Latest);
        Assert.True(_route.IsWanted);
        foreach (var stage in (ConsumerStage[])[ConsumerStage.Parked, ConsumerStage.Deciding])
        {
            consumer.Stage = stage;
            consumer.Open(Tables.Noon);
            Assert.False(_route.IsWanted);
        }
    }

    [Fact]
    public void The_date_rule_holds_only_where_nothing_was_received()
    {
        Add(ReplayFrom.Earliest);
        var latest = Add(ReplayFrom.Latest);
        _route.BeginSubscribing();
        Assert.Equal(Tables.Noon - TimeSpan.FromSeconds(30), latest.NotBefore);
    }

    private RecordedConsumer Add(ReplayFrom from)
    {
        var consumer = RecordedConsumer.At(from);
        _route.Add(consumer);
        return consumer;
    }

    private Joining Join(RoutedConsumer consumer) => _route.Join(consumer, Tables.Noon, replays: true);

    private void Confirm()
    {
        _route.BeginSubscribing();
        _route.Confirm();
    }

    private void Deliver(params long[] ids)
    {
        foreach (var id in ids) Assert.Null(_route.Deliver(id));
    }

    /// <summary>A consumer that has joined a channel which was received through an id, by another subscribe.</summary>
    private RecordedConsumer Rejoin(ReplayFrom from, long through)
    {
        var before = Add(ReplayFrom.After(through - 1));
        Confirm();
        Deliver(through);
        _route.Remove(before);
        var joiner = Add(from);
        _route.LeaveWire();
        _route.BeginSubscribing();
        Assert.Equal(through, joiner.Place.Fence);
        return joiner;
    }
}
