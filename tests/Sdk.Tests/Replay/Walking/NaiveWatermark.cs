using TypedStreaming.Replay;

namespace TypedStreaming.Tests.Replay.Walking;

/// <summary>The rules of the watermark, word by word: keeps everything and looks through all of it each time. With a flaw, all rules but one.</summary>
internal sealed class NaiveWatermark(bool sharesIds, Flaw flaw = Flaw.None) : IWatermark
{
    private readonly List<(ReceivedPosition Position, bool IsVoid)> _arrivals = [];
    private readonly HashSet<int> _acknowledged = [];
    private readonly List<int> _firsts = [];
    private int _passed = -1;

    public bool IsFull => false;

    public ReplayPosition? Stored => _passed < 0 ? null : _arrivals[_firsts[_passed]].Position.ToPosition();

    public long? Oldest => Enumerable.Range(0, _arrivals.Count).Where(one => !_acknowledged.Contains(one)).Select(one => (long?)one).FirstOrDefault();

    public long Receive(ReceivedPosition position)
    {
        var known = _firsts.FindIndex(first => _arrivals[first].Position.ReplayId == position.ReplayId);
        if (known <= _passed && flaw == Flaw.MovesBack) known = -1;
        if (position.ReplayId is not null && known < 0) _firsts.Add(_arrivals.Count);
        _arrivals.Add((position, position.ReplayId is null || (known >= 0 && known <= _passed)));
        Pass();
        return _arrivals.Count - 1;
    }

    public bool Acknowledge(long ticket)
    {
        var isNew = _acknowledged.Add((int)ticket);
        Pass();
        return isNew;
    }

    private void Pass()
    {
        while (_passed + 1 < _firsts.Count && MayPass(_passed + 1)) _passed++;
    }

    private bool MayPass(int rank)
    {
        var before = Enumerable.Range(0, _firsts[rank] + 1);
        var ids = _firsts.Take(rank + 1).Select(first => _arrivals[first].Position.ReplayId).ToHashSet();
        var copies = Enumerable.Range(0, _arrivals.Count).Where(one => !_arrivals[one].IsVoid && ids.Contains(_arrivals[one].Position.ReplayId));
        return _acknowledged.Contains(_firsts[rank])
            && (flaw == Flaw.IgnoresGaps || before.All(_acknowledged.Contains))
            && (flaw == Flaw.IgnoresCopies || copies.All(_acknowledged.Contains))
            && (!sharesIds || flaw == Flaw.IgnoresLaterIds || rank < _firsts.Count - 1)
            && (flaw != Flaw.LagsBehind || rank < _firsts.Count - 1);
    }
}
