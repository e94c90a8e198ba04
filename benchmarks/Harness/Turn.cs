namespace TypedStreaming.Benchmarks.Harness;

/// <summary>One reader with one document, measured repeatedly.</summary>
public sealed class Turn(Func<object> read)
{
    private const double Milliseconds = 25;

    private readonly List<double> _nanoseconds = [];
    private int _count = 256;

    public IReadOnlyList<double> Nanoseconds => _nanoseconds;

    /// <summary>The number of bytes that one call allocates.</summary>
    public long Bytes { get; private set; }

    // Processor time: other programs on the machine do not count.
    public void Run(bool isWarmup)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < _count; i++) GC.KeepAlive(read());
        var time = Environment.CpuUsage.TotalTime - start;
        Bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / _count;
        if (!isWarmup) _nanoseconds.Add(time.TotalNanoseconds / _count);
        else _count = Math.Max(256, (int)Math.Min(int.MaxValue, _count * Milliseconds / Math.Max(0.01, time.TotalMilliseconds)));
    }

    public double RatioTo(Turn other) => Median.Of([.. _nanoseconds.Zip(other._nanoseconds, (own, others) => own / others)]);
}
