using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>Where a place starts, goes on, and what it expects and refuses there.</summary>
public sealed class PlaceStartTests
{
    private const long Connect = 1;
    private const long Side = 2;

    private readonly Place _place = new(sharesIds: false);
    private readonly Place _sharing = new(sharesIds: true);

    [Fact]
    public void From_the_earliest_event_on_the_least_known_id_is_expected()
    {
        _place.StartAt(Place.BeforeAll);
        Assert.Equal((null, null), (_place.Expected, _place.AnyKnown));
        _place.Refuse(5);
        _place.Close();
        Assert.Equal((5, 5), (_place.Expected, _place.AnyKnown));
        _place.Open();
        _place.Receive(9, Side, Connect);
        _place.Receive(7, 3, Connect);
        _place.Lose();
        Assert.Equal((5, 9), (_place.Expected, _place.AnyKnown));
        _place.EndDoubt();
        Assert.Null(_place.Expected);
        _place.Lose();
        Assert.Equal(7, _place.Expected);
        _place.Receive(4, Connect, OutstandingResponses.None);
        Assert.Null(_place.Expected);
    }

    [Fact]
    public void A_refused_id_is_expected_after_a_loss_too()
    {
        _place.StartAt(Place.BeforeAll);
        _place.Refuse(5);
        _place.Lose();
        Assert.Equal((5, null), (_place.Expected, _place.Refused));
        _place.Doubt();
        Assert.True(_place.IsDoubtful);
        _place.StartAt(Place.BeforeAll);
        Assert.Null(_place.Expected);
    }

    [Fact]
    public void A_shared_id_that_is_open_is_expected()
    {
        _sharing.StartAt(Place.BeforeAll);
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.Close();
        Assert.Equal(5, _sharing.Expected);
    }

    [Fact]
    public void A_place_after_an_id_expects_nothing()
    {
        _place.StartAt(3);
        _place.Refuse(5);
        _place.Close();
        Assert.Null(_place.Expected);
    }

    [Fact]
    public void The_known_ids_come_in_order()
    {
        _place.StartAt(5);
        _place.Receive(20, 3, Connect);
        _place.Receive(7, Side, Connect);
        _place.Receive(8, Side, Connect);
        Assert.Equal([5, 8, 20], _place.KnownAbove(0));
        Assert.Equal([8, 20], _place.KnownAbove(5));
        Assert.Empty(_place.KnownAbove(20));
    }

    [Fact]
    public void What_was_received_reaches_through_an_open_id_unless_it_was_refused_or_something_waits()
    {
        _sharing.StartAt(0);
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.Refuse(6);
        Assert.Equal(5, _sharing.Through);
        _sharing.Refuse(5);
        Assert.Equal(0, _sharing.Through);
        _sharing.Open();
        Assert.Equal(5, _sharing.Through);
        _sharing.Receive(9, Side, Connect);
        Assert.Equal(0, _sharing.Through);
    }

    [Fact]
    public void Before_the_first_shared_id_all_is_older_than_a_start_at_new_events()
    {
        _sharing.SkipBeforeFirst();
        Assert.False(_sharing.Had(3));
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.SkipBeforeFirst();
        Assert.Equal((true, false, false), (_sharing.Had(4), _sharing.Had(5), _sharing.Had(6)));
    }

    [Fact]
    public void And_not_than_another_start()
    {
        _sharing.StartAt(1);
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.SkipBeforeFirst();
        Assert.False(_sharing.Had(4));
    }

    [Fact]
    public void A_place_with_a_settled_id_goes_on_from_it()
    {
        _place.StartAt(3);
        _place.GoOnFrom(9);
        Assert.Equal(3, _place.Settled);
        _place.GoOnFrom(null);
        Assert.Equal(3, _place.Settled);
    }

    [Fact]
    public void Another_goes_on_from_the_given_id_or_the_least_that_came()
    {
        _place.Receive(7, Side, Connect);
        _place.GoOnFrom(null);
        Assert.Equal(7, _place.Settled);

        var empty = new Place(sharesIds: false);
        empty.GoOnFrom(2);
        Assert.Equal((true, false), (empty.Had(2), empty.Had(3)));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(Place.BeforeAll, 5L)]
    public void What_came_before_the_given_id_was_known_is_skipped(long settled, long? expected)
    {
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.GoOnFrom(settled);
        Assert.Equal((settled, 5, expected), (_sharing.Settled, _sharing.Received, _sharing.Expected));
        Assert.Equal((true, false, false), (_sharing.Had(4), _sharing.Had(5), _sharing.Had(6)));
        Assert.Equal(settled, _sharing.Through);
    }

    [Fact]
    public void A_shared_id_whose_answer_is_not_read_through_is_refused_by_closing()
    {
        _sharing.StartAt(0);
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.SettleResponse(Side);
        _sharing.Close();
        Assert.Equal(5, _sharing.Refused);
        _sharing.Open();
        _sharing.SettleResponse(Connect);
        _sharing.Close();
        Assert.Null(_sharing.Refused);
        _place.Receive(5, Connect, OutstandingResponses.None);
        _place.Close();
        Assert.Null(_place.Refused);
    }

    [Fact]
    public void An_id_that_was_refused_and_comes_again_is_refused_no_more()
    {
        _place.StartAt(0);
        _place.Refuse(5);
        _place.Receive(4, Connect, OutstandingResponses.None);
        Assert.Equal(5, _place.Refused);
        _place.Receive(5, Connect, OutstandingResponses.None);
        Assert.Null(_place.Refused);
    }

    [Fact]
    public void Only_an_id_beyond_the_settled_one_is_confirmed_and_never_one_that_is_shared()
    {
        _place.Confirm(7, OutstandingResponses.None);
        Assert.Null(_place.Settled);
        _place.StartAt(9);
        _place.Confirm(7, OutstandingResponses.None);
        Assert.Equal(9, _place.Settled);
        _sharing.StartAt(0);
        _sharing.Confirm(7, OutstandingResponses.None);
        Assert.Equal((0, null), (_sharing.Settled, _sharing.LeastKnownAbove(0)));
    }

    [Theory]
    [InlineData(true, null, 7)]
    [InlineData(true, 8L, 7)]
    [InlineData(true, 7L, 3)]
    [InlineData(false, null, 3)]
    public void A_reported_gap_settles_what_awaits_nothing(bool isLost, long? refused, long settled)
    {
        _place.StartAt(3);
        _place.Receive(7, Side, Connect);
        if (isLost) _place.Lose();
        if (refused is { } id) _place.Refuse(id);
        _place.Doubt();
        _place.SettleReported();
        Assert.Equal((settled, false), (_place.Settled, _place.IsDoubtful));
    }

    [Fact]
    public void An_open_shared_id_is_complete_when_a_greater_one_is_settled()
    {
        _sharing.StartAt(0);
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.Receive(8, Side, Connect);
        _sharing.SettleResponse(Connect);
        Assert.Equal((5, 8, false), (_sharing.Settled, _sharing.Received, _sharing.Had(8)));
    }

    [Fact]
    public void The_same_shared_id_again_completes_nothing()
    {
        _sharing.StartAt(0);
        _sharing.Receive(5, Side, Connect);
        _sharing.Receive(5, Side, Connect);
        _sharing.SettleResponse(Connect);
        Assert.Equal((0, 5), (_sharing.Settled, _sharing.Received));
    }

    [Fact]
    public void What_awaits_another_answer_is_a_run_of_its_own()
    {
        _place.StartAt(0);
        _place.Receive(5, Side, Connect);
        _place.Receive(7, Side, awaited: 9);
        Assert.False(_place.Had(6));
        _place.SettleResponse(Connect);
        Assert.Equal(5, _place.Settled);
    }

    [Fact]
    public void A_new_place_holds_nothing_back_and_knows_the_end_of_its_first_run()
    {
        Assert.True(_place.IsReplaying);
        _place.Receive(5, Side, Connect);
        _place.Receive(7, Side, Connect);
        Assert.Equal(7, _place.Received);
    }

    [Fact]
    public void Nothing_of_before_an_opening_a_start_or_a_loss_is_gone_on_with()
    {
        foreach (var change in (Action[])[() => _sharing.Open(), () => _sharing.StartAt(0), _sharing.Lose])
        {
            _sharing.StartAt(0);
            _sharing.Receive(3, Side, Connect);
            change();
            _sharing.Receive(7, Side, awaited: 9);
            Assert.False(_sharing.Had(5));
        }
    }

    [Fact]
    public void A_settled_id_stays_where_greater_ones_are_known()
    {
        _place.StartAt(3);
        _place.Receive(9, Side, Connect);
        _place.GoOnFromLeastKnown();
        Assert.Equal(3, _place.Settled);
    }

    [Fact]
    public void What_was_refused_before_there_was_a_start_is_not_expected()
    {
        _place.Refuse(5);
        _place.Close();
        _place.Open();
        _place.GoOnFrom(Place.BeforeAll);
        Assert.Null(_place.Expected);
    }

    [Fact]
    public void A_reported_gap_settles_no_run_with_a_refused_id_in_it()
    {
        _place.StartAt(3);
        _place.Receive(7, Side, Connect);
        _place.Receive(9, Side, Connect);
        _place.Lose();
        _place.Refuse(8);
        _place.SettleReported();
        Assert.Equal(3, _place.Settled);
    }

    [Fact]
    public void An_open_shared_id_that_came_in_both_answers_stays_open()
    {
        _sharing.StartAt(0);
        _sharing.Receive(5, Connect, OutstandingResponses.None);
        _sharing.Receive(5, Side, Connect);
        _sharing.SettleResponse(Connect);
        Assert.Equal((0, 5), (_sharing.Settled, _sharing.Received));
    }

    [Fact]
    public void A_run_around_an_open_shared_id_is_settled_up_to_that_and_its_end_is_open_next()
    {
        _sharing.StartAt(0);
        _sharing.Receive(6, Connect, OutstandingResponses.None);
        _sharing.Receive(5, Side, awaited: 9);
        _sharing.Receive(8, Side, awaited: 9);
        _sharing.SettleResponse(9);
        Assert.Equal((6, 8), (_sharing.Settled, _sharing.Received));
        _sharing.Receive(9, Connect, OutstandingResponses.None);
        Assert.Equal((8, 9), (_sharing.Settled, _sharing.Received));
    }

    [Fact]
    public void A_shared_id_that_is_settled_is_not_opened_by_a_reported_gap()
    {
        _sharing.Receive(5, Side, Connect);
        _sharing.GoOnFromLeastKnown();
        _sharing.Lose();
        _sharing.SettleReported();
        _sharing.Receive(9, Side, awaited: 3);
        _sharing.Close();
        Assert.Equal((5, null), (_sharing.Settled, _sharing.Refused));
    }
}
