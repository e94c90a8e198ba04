namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>The delays of events. A stall is a series of late events without a punctual event between them.</summary>
internal sealed class Delays
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    private TimeSpan _stall;

    public int Count { get; private set; }

    /// <summary>The time of all stalls together: of each one, the delay of its latest event.</summary>
    public TimeSpan Stalled { get; private set; }

    public TimeSpan Longest { get; private set; }

    public void Add(TimeSpan delay)
    {
        Count++;
        if (delay > Longest) Longest = delay;
        if (delay <= Late)
        {
            _stall = TimeSpan.Zero;
            return;
        }

        if (delay <= _stall) return;
        Stalled += delay - _stall;
        _stall = delay;
    }
}
