using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>Both runs, one after the other, and their tables.</summary>
internal static class IsolationRun
{
    public const int DefaultEvents = 200_000;

    /// <summary>The maximum number of deliveries per event that a slow consumer can cause if it is alone.</summary>
    private const double MostDeliveries = 1.5;

    private static readonly TimeSpan PerEvent = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// The longest time for which a consumer with a full queue can stop the other consumers, each time that its queue becomes full.
    /// </summary>
    private static readonly TimeSpan MaxHold = TimeSpan.FromSeconds(15);

    /// <summary>
    /// An allowance for the speed of the machine. After the wait, the client must read the rest of the response, and this time is measured too.
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public static Task<int> RunAsync(int events) =>
        Benchmark.RunAsync(cancellationToken => MeasureAsync(events, cancellationToken));

    private static async Task MeasureAsync(int events, CancellationToken cancellationToken)
    {
        using var metrics = new MetricsReader();
        using var loggers = MeasuredClient.LogWarnings();
        var fast = await AloneRun.RunAsync(events, TimeSpan.Zero, loggers, cancellationToken);
        var alone = await AloneRun.RunAsync(events, PerEvent, loggers, cancellationToken);
        var (company, result) = await CompanyRun.RunAsync(events, PerEvent, loggers, cancellationToken);

        var table = new TextTable("slow consumer", "backlog", "received", "seconds", "ended", "parked", "deliveries", "target", "missing", "met");
        table.Add(Row("not slow, alone", events, fast, "1.0", fast is { End: null, Missing: 0 }));
        table.Add(Row("alone", events, alone, $"<= {MostDeliveries:F1}", alone is { End: null, Missing: 0 } && alone.DeliveriesOfOne <= MostDeliveries));
        table.Add(Row("in company", events, result, "-", result is { End: null or StreamingError.ConsumerTooSlow, Missing: 0 }));
        var neighbours = new TextTable("neighbour", "events", "longest s", "target", "stalled s", "target", "wrong", "met");
        var latest = MaxHold + TimeSpan.FromSeconds(fast.Seconds) + Tolerance;
        neighbours.Add(Row("same channel", company.OnTheSameChannel, result.Parks, latest));
        neighbours.Add(Row("other channel", company.OnAnother, result.Parks, latest));
        Console.WriteLine($"\n{table}\n\n{neighbours}");
    }

    private static string[] Row(string name, int events, IsolationResult result, string target, bool isMet) =>
    [
        name,
        $"{events:N0}",
        $"{result.Received:N0}",
        $"{result.Seconds:F0}",
        result.End is { } error ? $"{error}" : "normally",
        $"{result.Parks}",
        $"{result.DeliveriesOfOne:F2}",
        target,
        $"{result.Missing}",
        isMet ? "yes" : "no",
    ];

    /// <summary>
    /// Returns the row of a consumer beside the slow one. The slow consumer is not necessarily parked (paused) when its queue becomes full for the
    /// last time.
    /// </summary>
    private static string[] Row(string name, Neighbour neighbour, int parks, TimeSpan latest)
    {
        var delays = neighbour.Delays;
        var longest = (parks + 1) * latest;
        var isMet = delays.Longest <= latest && delays.Stalled <= longest && neighbour.Wrong == 0;
        return
        [
            name,
            $"{delays.Count:N0}",
            $"{delays.Longest.TotalSeconds:F1}",
            $"<= {latest.TotalSeconds:F1}",
            $"{delays.Stalled.TotalSeconds:F1}",
            $"<= {longest.TotalSeconds:F1}",
            $"{neighbour.Wrong}",
            isMet ? "yes" : "no",
        ];
    }
}
