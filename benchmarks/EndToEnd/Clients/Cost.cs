namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>The time and memory that this process has used.</summary>
/// <param name="Timestamp">The clock's time, in units of the time provider.</param>
/// <param name="Processor">The processor time.</param>
/// <param name="Allocated">The allocated bytes.</param>
internal sealed record Cost(long Timestamp, TimeSpan Processor, long Allocated)
{
    public static Cost operator -(Cost end, Cost start) =>
        new(end.Timestamp - start.Timestamp, end.Processor - start.Processor, end.Allocated - start.Allocated);

    public static Cost UntilNow() =>
        new(TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
}
