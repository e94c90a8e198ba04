using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>The cost of a session, from just before it subscribes to its last event.</summary>
internal sealed class MeasuredSession
{
    private readonly PlanStep _step;
    private readonly long[] _latencies;
    private readonly Cost _start;
    private long _last;
    private int _count;
    private Cost? _total;

    public MeasuredSession(PlanStep step)
    {
        _step = step;
        _latencies = step.Batch == 1 ? new long[step.Events] : [];
        _start = Cost.UntilNow();
        _last = _start.Timestamp;
    }

    /// <summary>Counts an event in the same way as the hand-written loop.</summary>
    /// <returns>True if it was the last one.</returns>
    public bool Take(AccountUpdate account)
    {
        GC.KeepAlive(account);
        if (_latencies.Length > 0)
        {
            var now = TimeProvider.System.GetTimestamp();
            (_latencies[_count], _last) = (now - _last, now);
        }

        if (++_count < _step.Events) return false;
        _total = Cost.UntilNow() - _start;
        return true;
    }

    /// <exception cref="InvalidOperationException">The session ended before its last event.</exception>
    public Round Result(int number)
    {
        if (_count < _step.Events || _total is null) throw new InvalidOperationException($"{_count} of {_step.Events} events arrived.");
        Array.Sort(_latencies);
        return new Round(
            _step.Batch,
            number,
            _count,
            TimeProvider.System.GetElapsedTime(0, _total.Timestamp).TotalSeconds,
            _total.Processor.TotalSeconds,
            (double)_total.Allocated / _count,
            ProcStatus.PeakResidentBytes / 1024,
            Percentile(0.5),
            Percentile(0.99));
    }

    private double? Percentile(double share) => _latencies.Length == 0
        ? null
        : TimeProvider.System.GetElapsedTime(0, _latencies[(int)(_latencies.Length * share)]).TotalMicroseconds;
}
