namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>The delays of events. A stall is a series of late events without a punctual event between them.</summary>
internal sealed class Delays
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    private bool _isStalled;

    public int Count { get; private set; }

    public int Stalls { get; private set; }

    public TimeSpan Longest { get; private set; }

    public void Add(TimeSpan delay)
    {
        Count++;
        if (delay > Longest) Longest = delay;
        if (delay > Late && !_isStalled) Stalls++;
        _isStalled = delay > Late;
    }
}
