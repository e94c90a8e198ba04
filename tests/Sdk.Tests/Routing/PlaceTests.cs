using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

public sealed class PlaceTests
{
    private const long Connect = 1;
    private const long Side = 2;

    private readonly Place _place = new(sharesIds: false);
    private readonly Place _sharing = new(sharesIds: true);

    [Fact]
    public void What_was_refused_before_a_consumer_left_is_in_sight_only_after_it_has_returned()
    {
        var place = new Place(sharesIds: false);
        place.StartAt(4);
        place.Open();
        place.Refuse(6);
        Assert.Equal(6, place.RefusedInSight);
        place.Leave();
        Assert.Equal((6, null), (place.Refused, place.RefusedInSight));
        place.Open();
        place.Refuse(8);
        Assert.Equal(8, place.RefusedInSight);
    }

    [Fact]
    public void Without_another_answer_an_id_is_settled_when_it_came()
    {
        _place.Receive(5, Connect, OutstandingResponses.None);
        Assert.Equal((5, 5, 5), (_place.Settled, _place.Received, _place.Through));
    }

    [Fact]
    public void What_came_beside_another_answer_is_settled_when_that_was_read()
    {
        _place.StartAt(3);
        _place.Receive(7, Side, awaited: Connect);
        _place.Receive(9, Side, awaited: Connect);
        Assert.Equal((3, 9, 3), (_place.Settled, _place.Received, _place.Through));
        Assert.False(_place.SettleResponse(8) && _place.Settled > 3);
        Assert.True(_place.SettleResponse(Connect));
        Assert.Equal((9, 9), (_place.Settled, _place.Through));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(6, true)]
    [InlineData(7, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    [InlineData(3, true)]
    public void Had_is_what_is_settled_or_in_a_run(long id, bool had)
    {
        _place.StartAt(3);
        _place.Receive(6, Side, Connect);
        _place.Receive(8, Side, Connect);
        Assert.Equal(had, _place.Had(id));
    }

    [Fact]
    public void Each_ascending_stretch_is_a_run_of_its_own()
    {
        _place.StartAt(0);
        _place.Receive(8, Side, Connect);
        _place.Receive(3, Side, Connect);
        Assert.Equal([true, false, true], ((long[])[3, 5, 8]).Select(id => _place.Had(id)));
        _place.Receive(11, Connect, Side);
        Assert.False(_place.Had(10));
    }

    [Fact]
    public void What_waited_for_an_unknown_answer_is_settled_by_a_poll_that_brings_nothing()
    {
        _place.StartAt(3);
        _place.Receive(7, Connect, OutstandingResponses.Unknown);
        _place.Receive(9, Side, awaited: Connect);
        Assert.True(_place.SettleIdle());
        Assert.Equal((7, 9), (_place.Settled, _place.Received));
        Assert.False(_place.SettleIdle());
    }

    [Fact]
    public void What_was_refused_is_not_settled_by_a_poll_that_brings_nothing()
    {
        _place.StartAt(3);
        _place.Receive(7, Connect, OutstandingResponses.Unknown);
        _place.Refuse(5);
        _place.SettleIdle();
        Assert.Equal(3, _place.Settled);
    }

    [Fact]
    public void Where_events_share_ids_a_stretch_goes_on_after_the_last_id_of_the_same_answer()
    {
        _sharing.StartAt(0);
        _sharing.Receive(3, Side, Connect);
        _sharing.Receive(4, Connect, OutstandingResponses.None);
        _sharing.SettleResponse(Connect);
        _sharing.Receive(5, Side, awaited: 9);
        _sharing.Receive(7, Side, awaited: 9);
        Assert.Equal([true, false], ((long[])[5, 7]).Select(id => _sharing.Had(id)));
    }

    [Fact]
    public void A_kept_event_does_not_go_on_a_stretch()
    {
        _sharing.StartAt(0);
        _sharing.Receive(3, Side, Connect);
        _sharing.Receive(5, Side, OutstandingResponses.Unknown, wasKept: true);
        _sharing.Receive(7, Side, OutstandingResponses.Unknown, wasKept: true);
        Assert.False(_sharing.Had(4));
        Assert.False(_sharing.Had(5));
    }

    [Fact]
    public void A_loss_keeps_the_runs_and_forgets_what_was_awaited()
    {
        _place.StartAt(3);
        _place.Open(fence: 9);
        _place.Receive(7, Side, Connect);
        _place.Lose();
        Assert.Null(_place.Fence);
        Assert.True(_place.Had(7));
        _place.SettleResponse(Connect);
        Assert.Equal(3, _place.Settled);
    }

    [Fact]
    public void A_run_that_is_met_again_without_another_answer_is_confirmed()
    {
        _place.StartAt(3);
        _place.Receive(7, Side, Connect);
        _place.Lose();
        _place.Receive(5, Connect, OutstandingResponses.None);
        _place.Confirm(7, OutstandingResponses.None);
        Assert.Equal((7, 7), (_place.Settled, _place.Through));
    }

    [Fact]
    public void Beside_another_answer_nothing_is_confirmed()
    {
        _place.StartAt(3);
        _place.Receive(7, Side, Connect);
        _place.Confirm(7, awaited: Connect);
        Assert.Equal(3, _place.Settled);
    }

    [Fact]
    public void Nothing_is_settled_from_the_least_refused_id_on()
    {
        _place.StartAt(3);
        _place.Receive(7, Side, Connect);
        _place.Receive(4, 3, Connect);
        _place.Refuse(9);
        _place.Refuse(6);
        _place.SettleResponse(Connect);
        Assert.Equal((4, 6), (_place.Settled, _place.Refused));
        Assert.True(_place.Had(7));
    }

    [Fact]
    public void Opening_and_starting_forget_what_was_refused()
    {
        _place.Refuse(6);
        _place.Open();
        Assert.Null(_place.Refused);
        _place.Refuse(6);
        _place.StartAt(3);
        Assert.Null(_place.Refused);
    }

    [Fact]
    public void Settling_never_moves_back()
    {
        _place.StartAt(0);
        _place.Receive(5, Side, Connect);
        _place.Receive(9, 3, OutstandingResponses.None);
        _place.SettleResponse(Connect);
        Assert.Equal(9, _place.Settled);
    }

    [Fact]
    public void Before_all_lies_before_every_id_and_is_none()
    {
        _place.StartAt(Place.BeforeAll);
        Assert.False(_place.Had(0));
        Assert.Null(_place.Received);
        _place.Receive(0, Connect, OutstandingResponses.None);
        Assert.Equal(0, _place.Settled);
    }

    [Fact]
    public void A_start_forgets_all_that_was_known()
    {
        _place.Receive(9, Side, Connect);
        _place.Open(fence: 12);
        _place.StartAt(null);
        Assert.Equal((null, null, null, false), (_place.Settled, _place.Received, _place.Fence, _place.Had(9)));
    }

    [Theory]
    [InlineData(0, 5L)]
    [InlineData(5, 8L)]
    [InlineData(8, 20L)]
    [InlineData(20, null)]
    public void The_least_known_id_is_the_settled_one_or_the_end_of_a_run(long above, long? expected)
    {
        _place.StartAt(5);
        _place.Receive(7, Side, Connect);
        _place.Receive(8, Side, Connect);
        _place.Receive(20, 3, Connect);
        Assert.Equal(expected, _place.LeastKnownAbove(above));
    }

    /// <summary>This causes a duplicate, never a loss.</summary>
    [Fact]
    public void The_oldest_of_more_than_64_runs_is_forgotten()
    {
        _place.StartAt(0);
        for (var run = 0; run <= Place.MostRanges; run++) _place.Receive(1000 - run, Side, Connect);
        Assert.False(_place.Had(1000));
        Assert.True(_place.Had(999));
        Assert.True(_place.Had(1000 - Place.MostRanges));
    }

    [Fact]
    public void A_shared_id_is_settled_when_a_later_one_has_come()
    {
        _sharing.StartAt(Place.BeforeAll);
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        Assert.Equal((-1L, 5, 5), (_sharing.Settled, _sharing.Received, _sharing.Through));
        Assert.False(_sharing.Had(5));
        _sharing.Receive(8, Connect, OutstandingResponses.None);
        Assert.Equal((5, 8), (_sharing.Settled, _sharing.Received));
        Assert.True(_sharing.Had(5));
    }

    [Fact]
    public void Where_ids_are_shared_the_ends_of_a_run_are_not_had()
    {
        _sharing.StartAt(Place.BeforeAll);
        _sharing.Receive(5, Side, Connect);
        _sharing.Receive(6, Side, Connect);
        _sharing.Receive(8, Side, Connect);
        Assert.Equal((false, true, false), (_sharing.Had(5), _sharing.Had(6), _sharing.Had(8)));
        _sharing.SettleResponse(Connect);
        Assert.Equal((6, 8), (_sharing.Settled, _sharing.Received));
    }

    [Fact]
    public void Where_ids_are_shared_a_greater_id_completes_one_that_waited()
    {
        _sharing.StartAt(Place.BeforeAll);
        _sharing.Receive(5, Side, Connect);
        _sharing.Receive(8, Connect, OutstandingResponses.None);
        _sharing.SettleResponse(Connect);
        Assert.Equal((5, 8, 8), (_sharing.Settled, _sharing.Received, _sharing.Through));
    }

    [Fact]
    public void A_loss_forgets_which_shared_id_was_open()
    {
        _sharing.StartAt(Place.BeforeAll);
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.Lose();
        Assert.Equal(-1, _sharing.Settled);
        _sharing.Receive(8, Connect, OutstandingResponses.None);
        Assert.Equal(-1, _sharing.Settled);
    }

    [Fact]
    public void A_closed_place_has_no_fence()
    {
        _place.Open(fence: 9);
        Assert.Equal(9, _place.Fence);
        _place.Close();
        Assert.Null(_place.Fence);
    }

    /// <summary>Without its own place there is nothing to doubt.</summary>
    [Fact]
    public void Only_a_place_with_an_id_can_be_doubtful_and_every_change_of_it_ends_the_doubt()
    {
        foreach (var nowhere in (long?[])[null, Place.BeforeAll])
        {
            _place.StartAt(nowhere);
            _place.Doubt();
            Assert.False(_place.IsDoubtful);
        }

        foreach (var change in (Action[])[() => _place.StartAt(0), () => _place.Open(), _place.Close, _place.Lose, _place.EndDoubt])
        {
            _place.StartAt(0);
            _place.Doubt();
            Assert.True(_place.IsDoubtful);
            change();
            Assert.False(_place.IsDoubtful);
        }
    }

    [Fact]
    public void What_is_known_of_overlapping_runs_is_their_ends()
    {
        foreach (var (id, answer) in ((long, long)[])[(5, Side), (9, Side), (6, 3), (12, 3)]) _place.Receive(id, answer, Connect);
        Assert.Equal((9, 9, 12, 12), (_place.LeastKnownAbove(0), _place.LeastKnownAbove(8), _place.LeastKnownAbove(9), _place.Received));
        Assert.Null(_place.LeastKnownAbove(12));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public void A_run_with_a_refused_id_in_it_is_not_settled(long refused)
    {
        _place.StartAt(3);
        _place.Receive(7, Side, Connect);
        _place.Receive(9, Side, Connect);
        _place.Refuse(refused);
        _place.SettleResponse(Connect);
        Assert.Equal(3, _place.Settled);
    }

    [Fact]
    public void A_run_that_was_passed_awaits_nothing_any_more()
    {
        Assert.False(_place.SettleResponse(Connect));
        _place.StartAt(3);
        _place.Receive(7, Side, Connect);
        _place.Confirm(7, OutstandingResponses.None);
        Assert.False(_place.SettleResponse(Connect));
    }

    [Fact]
    public void A_run_that_was_passed_in_part_is_kept()
    {
        _place.Receive(7, Side, Connect);
        _place.Receive(12, Side, Connect);
        _place.Receive(9, Connect, OutstandingResponses.None);
        Assert.Equal(9, _place.Settled);
        Assert.True(_place.Had(12));
        Assert.True(_place.SettleResponse(Connect));
        Assert.Equal(12, _place.Settled);
    }

    /// <summary>Events between the least id and the others may still come.</summary>
    [Fact]
    public void Without_a_settled_id_it_goes_on_from_the_least_that_came()
    {
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.Receive(9, Side, Connect);
        _sharing.GoOnFromLeastKnown();
        Assert.Equal(5, _sharing.Settled);

        var overtaken = new Place(sharesIds: true);
        overtaken.Receive(9, Side, Connect);
        overtaken.Receive(12, Connect, OutstandingResponses.None);
        overtaken.GoOnFromLeastKnown();
        Assert.Equal(9, overtaken.Settled);

        var open = new Place(sharesIds: true);
        open.Receive(5, Connect, OutstandingResponses.None);
        open.GoOnFromLeastKnown();
        Assert.Equal(5, open.Settled);

        _place.Receive(7, Side, Connect);
        _place.GoOnFromLeastKnown();
        Assert.Equal(7, _place.Settled);
    }
}
