using TypedStreaming.Consumers;
using TypedStreaming.Consumers.Acknowledgement;
using TypedStreaming.Tests.Consumers.Walking;

namespace TypedStreaming.Tests.Consumers;

public sealed class PositionLedgerTests
{
    private const int Walks = 500;

    private readonly PositionLedger _ledger = new(sharesIds: false);

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
}
