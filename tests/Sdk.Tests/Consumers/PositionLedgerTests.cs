using TypedStreaming.Consumers;
using TypedStreaming.Consumers.Acknowledgement;
using TypedStreaming.Tests.Consumers.Walking;

namespace TypedStreaming.Tests.Consumers;

public sealed class PositionLedgerTests
{
    private const int Walks = 500;

    private readonly PositionLedger _ledger = new(sharesIds: false);
    private readonly List<long> _ids = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_position_passes_what_is_missing_or_not_done_and_each_gets_to_the_end(bool sharesIds)
    {
        var moves = 0;
        for (var seed = 0; seed < Walks; seed++)
        {
            var walk = new LedgerWalk(seed, sharesIds);
            if (walk.Run() is { } wrong) Assert.Fail($"seed {seed}, {wrong}");
            moves += walk.Moves;
        }

        Assert.True(moves > 10 * Walks, $"the position moved {moves} times only");
    }

    [Theory]
    [InlineData(LedgerFlaw.SettlesAll)]
    [InlineData(LedgerFlaw.IgnoresLate)]
    [InlineData(LedgerFlaw.ComparesEras)]
    [InlineData(LedgerFlaw.NeverSettles)]
    public void A_flaw_is_found(LedgerFlaw flaw) =>
        Assert.Contains(Enumerable.Range(0, Walks), seed => new LedgerWalk(seed, sharesIds: false, flaw).Run() is not null);

    [Fact]
    public void The_date_of_the_event_comes_along()
    {
        _ledger.Arrive(0, 7, era: 0);
        _ledger.Settle(7, era: 0);
        _ledger.Pass(7, at: 99, "yesterday", era: 0);
        _ledger.Advance();
        Assert.Equal((new AcknowledgedPosition(7, 99, "yesterday", OpaqueId: null), 0), _ledger.Reached);
    }

    [Fact]
    public void Ids_of_before_a_new_numbering_are_no_position_after_it()
    {
        _ledger.Arrive(0, 100, era: 0);
        _ledger.Arrive(1, 3, era: 1);
        _ledger.Settle(3, era: 1);
        _ledger.Pass(100, 0, null, era: 0);
        _ledger.Advance();
        Assert.Null(_ledger.Reached);
        _ledger.Pass(3, 0, null, era: 1);
        _ledger.Advance();
        Assert.Equal((3, 1), (_ledger.Reached!.Value.Position.Id, _ledger.Reached.Value.Era));
        Assert.Equal(0, _ledger.TakeLateCount());
    }

    /// <summary>The server has started its ids again, and nothing said so: the old id is never settled.</summary>
    [Fact]
    public void Ids_that_begin_again_below_an_unsettled_id_become_the_position()
    {
        Arrive(_ledger, 5001, 3, 6);
        _ledger.Settle(6, era: 0);
        Pass(_ledger, 5001);
        Assert.Null(_ledger.Reached);
        Pass(_ledger, 3);
        Assert.Equal(3, _ledger.Reached?.Position.Id);
        Pass(_ledger, 6);
        Assert.Equal(6, _ledger.Reached?.Position.Id);
        _ledger.Settle(5001, era: 0);
        _ledger.Advance();
        Assert.Equal(5001, _ledger.Reached?.Position.Id);
    }

    [Fact]
    public void Zero_is_an_id_like_any_other()
    {
        Arrive(_ledger, 0);
        Pass(_ledger, 0);
        Assert.Equal(0, _ledger.Reached?.Position.Id);
    }

    /// <summary>The position cannot include it before an event with a later id has come.</summary>
    [Fact]
    public void The_last_id_of_a_channel_that_shares_ids_needs_no_waiting()
    {
        var ledger = new PositionLedger(sharesIds: true);
        ledger.Arrive(0, 5, era: 0);
        ledger.Settle(4, era: 0);
        Pass(ledger, 5);
        Assert.Null(ledger.Reached);
        Assert.True(ledger.IsCaughtUp);
    }

    [Fact]
    public void An_acknowledged_event_that_is_not_settled_stays_unsaved_when_the_numbering_changes()
    {
        _ledger.Arrive(0, 100, era: 0);
        _ledger.Settle(3, era: 1);
        Pass(_ledger, 100);
        _ledger.Pass(-1, 0, null, era: 1);
        Assert.False(_ledger.IsCaughtUp);
    }

    [Fact]
    public void No_position_passes_events_that_came_late_in_descending_order()
    {
        Arrive(_ledger, 5, 9, 6, 4);
        foreach (var id in (long[])[5, 9, 6])
        {
            Pass(_ledger, id);
            Assert.Null(_ledger.Reached);
        }

        Pass(_ledger, 4);
        Assert.Equal(9, _ledger.Reached?.Position.Id);
        Assert.Equal(2, _ledger.TakeLateCount());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_position_follows_a_run_that_came_late_until_it_is_acknowledged(bool sharesIds)
    {
        var ledger = new PositionLedger(sharesIds);
        Arrive(ledger, 5, 9, 4, 6);
        Pass(ledger, 5);
        Pass(ledger, 9);
        Assert.Null(ledger.Reached);
        Pass(ledger, 4);
        Assert.Equal(5, ledger.Reached?.Position.Id);
        Pass(ledger, 6);
        Assert.Equal(9, ledger.Reached?.Position.Id);
    }

    [Fact]
    public void The_position_follows_ids_that_began_again_although_events_are_queued()
    {
        Arrive(_ledger, 5001, 3, 6, 7, 8);
        _ledger.Settle(8, era: 0);
        Pass(_ledger, 5001);
        Pass(_ledger, 3);
        Assert.Equal(3, _ledger.Reached?.Position.Id);
        Pass(_ledger, 6);
        Assert.Equal(6, _ledger.Reached?.Position.Id);
    }

    /// <summary>The event without an id says nothing about those after it.</summary>
    [Fact]
    public void A_late_run_with_an_event_without_an_id_in_it_holds_the_position()
    {
        Arrive(_ledger, 5, 9, 4, -1, 6);
        Pass(_ledger, 5);
        Pass(_ledger, 9);
        Pass(_ledger, 4);
        Assert.Equal(5, _ledger.Reached?.Position.Id);
        Pass(_ledger, -1);
        Assert.Equal(5, _ledger.Reached?.Position.Id);
        Pass(_ledger, 6);
        Assert.Equal(9, _ledger.Reached?.Position.Id);
    }

    [Fact]
    public void A_late_event_holds_the_position_while_a_gap_before_the_first_event_is_not_acknowledged()
    {
        Arrive(_ledger, 5, 9, 6);
        _ledger.HoldUntil(3, era: 0);
        _ids.Add(-1);
        foreach (var id in (long[])[5, 9, 6])
        {
            Pass(_ledger, id);
            Assert.Null(_ledger.Reached);
        }

        Pass(_ledger, -1);
        Assert.Equal(9, _ledger.Reached?.Position.Id);
    }

    /// <summary>Records the arrival of events in this order, after which no event is missing.</summary>
    private void Arrive(PositionLedger ledger, params long[] ids)
    {
        for (var arrival = 0; arrival < ids.Length; arrival++) ledger.Arrive(arrival, ids[arrival], era: 0);
        _ids.AddRange(ids);
        ledger.Settle(ids.Max(), era: 0);
    }

    private void Pass(PositionLedger ledger, long id)
    {
        ledger.Pass(id, 0, null, era: 0);
        ledger.Advance(ledger.Next < _ids.Count ? _ids[(int)ledger.Next] : long.MaxValue);
    }
}
