namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>How late events came. A stall is a series of late ones without a prompt one between them.</summary>
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
