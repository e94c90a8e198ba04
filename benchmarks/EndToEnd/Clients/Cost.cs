namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>What this process has used.</summary>
/// <param name="Timestamp">Time on the clock, in units of the time provider.</param>
/// <param name="Processor">Time on processors.</param>
/// <param name="Allocated">Bytes.</param>
internal sealed record Cost(long Timestamp, TimeSpan Processor, long Allocated)
{
    public static Cost operator -(Cost end, Cost start) =>
        new(end.Timestamp - start.Timestamp, end.Processor - start.Processor, end.Allocated - start.Allocated);

    public static Cost UntilNow() =>
        new(TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
}
