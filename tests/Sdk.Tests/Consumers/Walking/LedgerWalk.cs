using TypedStreaming.Consumers;
using TypedStreaming.Consumers.Acknowledgement;

namespace TypedStreaming.Tests.Consumers.Walking;

/// <summary>
/// A log whose events sometimes arrive out of order, settled as long as no earlier one is missing, and passed in the order of arrival. The
/// allowed positions are taken from the log only.
/// </summary>
internal sealed class LedgerWalk(int seed, bool sharesIds, LedgerFlaw flaw = LedgerFlaw.None)
{
    private readonly Random _random = new(seed);
    private readonly PositionLedger _ledger = new(sharesIds);
    private readonly List<(long Id, int Era)> _arrivals = [];
    private readonly List<long> _missing = [];
    private int _era;
    private long _last;
    private long? _settled;
    private int _passed;

    /// <summary>The number of times that the position moved.</summary>
    public int Moves { get; private set; }

    /// <returns>The defect, or null.</returns>
    public string? Run()
    {
        for (var step = 0; step < 200; step++)
        {
            Step();
            if (Advance() is { } wrong) return $"step {step}: {wrong}";
        }

        return Finish();
    }

    private void Step()
    {
        switch (_random.Next(20))
        {
            case < 8: Arrive(NextId()); break;
            case < 10: _missing.Add(NextId()); break;
            case < 12: ArriveMissing(); break;
            case 12: Arrive(-1); break;
            case 13: if (_random.Next(10) == 0) Renumber(); break;
            default: Pass(); break;
        }

        Settle();
    }

    private long NextId() => _last += sharesIds && _random.Next(3) == 0 ? 0 : 3;

    private void ArriveMissing()
    {
        if (_missing.Count == 0) return;
        var id = _missing[0];
        _missing.RemoveAt(0);
        Arrive(id);
    }

    private void Arrive(long id)
    {
        var isLate = id >= 0 && _arrivals.Any(arrival => arrival.Era == _era && arrival.Id > id);
        if (!isLate || flaw != LedgerFlaw.IgnoresLate) _ledger.Arrive(_arrivals.Count, id, _era);
        _arrivals.Add((id, _era));
    }

    /// <summary>Settles as a place does: all ids before the first missing one, and where ids are shared, before the last.</summary>
    private void Settle()
    {
        var arrived = _arrivals.Where(arrival => arrival.Era == _era && arrival.Id >= 0).Select(static arrival => arrival.Id).ToHashSet();
        var sure = arrived.Where(id => _missing.TrueForAll(missing => missing > id) && (!sharesIds || id < _last)).ToList();
        _settled = sure.Count == 0 ? null : sure.Max();
        var told = flaw switch
        {
            LedgerFlaw.SettlesAll => long.MaxValue,
            LedgerFlaw.NeverSettles => null,
            _ => _settled,
        };
        _ledger.Settle(told, _era);
    }

    private void Renumber()
    {
        _missing.Clear();
        _last = 0;
        if (flaw != LedgerFlaw.ComparesEras) _era++;
    }

    private void Pass()
    {
        if (_passed == _arrivals.Count) return;
        var (id, era) = _arrivals[_passed++];
        _ledger.Pass(id, at: id, rawCreatedDate: null, era);
    }

    private string? Advance()
    {
        var before = _ledger.Reached;
        _ledger.Advance(_passed < _arrivals.Count ? _arrivals[_passed].Id : long.MaxValue);
        if (_ledger.Reached is not { } reached || reached == before) return null;
        Moves++;
        var (id, era) = (reached.Position.Id, reached.Era);
        if (before is { } earlier && earlier.Era == era && earlier.Position.Id >= id) return $"the position moved back to {id}";
        if (era == _era && !(id <= _settled)) return $"{id} is not settled";
        var undone = _arrivals.Skip(_passed).Where(arrival => arrival.Era == era && arrival.Id >= 0 && arrival.Id <= id).ToList();
        return undone.Count == 0 ? null : $"{id} passes {undone[0].Id}, which is not done";
    }

    /// <summary>Checks that the position is at the end when all events have come and are acknowledged.</summary>
    private string? Finish()
    {
        while (_missing.Count > 0) ArriveMissing();
        Arrive(_last += 3);
        Arrive(_last += 3);
        while (_passed < _arrivals.Count) Pass();
        Settle();
        if (Advance() is { } wrong) return wrong;
        return _ledger.Reached?.Position.Id == _settled ? null : $"the position stays at {_ledger.Reached}";
    }
}
