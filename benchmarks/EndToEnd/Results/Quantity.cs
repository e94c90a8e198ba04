using TypedStreaming.Benchmarks.EndToEnd.Clients;

namespace TypedStreaming.Benchmarks.EndToEnd.Results;

/// <summary>A quantity that is compared.</summary>
/// <param name="Title">Its name, with the unit.</param>
/// <param name="MoreIsBetter">True if more is better, false if less is.</param>
/// <param name="Format">The format of its numbers.</param>
/// <param name="Of">Its value in a round; null if the round has none.</param>
/// <param name="Targets">By the size of a batch, the target for <c>Events&lt;T&gt;</c>; without an entry it is only shown.</param>
internal sealed record Quantity(string Title, bool MoreIsBetter, string Format, Func<Round, double?> Of, IReadOnlyDictionary<int, Target> Targets)
{
    // The peak of a process is known only at its end.
    private const int LastBatch = 1000;

    private static readonly Dictionary<int, Target> None = [];

    /// <summary>With one core for the client.</summary>
    public static IReadOnlyList<Quantity> OnOneCore { get; } =
    [
        Speed(new() { [1] = Target.AtLeast(0.95), [10] = Target.AtLeast(0.95), [100] = Target.AtLeast(0.9), [1000] = Target.AtLeast(0.85) }),
        Processor(new() { [1000] = Target.AtMost(1.15) }),
        new("Allocated bytes per event", false, "N0", static round => round.AllocPerEvent,
            new Dictionary<int, Target> { [1] = Target.AtMost(1.5), [100] = Target.AtMost(1.1), [1000] = Target.AtMost(1.1) }),
        new("Microseconds from one event to the next, the median (p50)", false, "F0", static round => round.P50, None),
        new("Microseconds from one event to the next, the 99th percentile (p99)", false, "F0", static round => round.P99, None),
        new("Peak resident memory of the process, MiB", false, "F0", static round => round.B == LastBatch ? round.RssKb / 1024.0 : null, None),
    ];

    /// <summary>With two cores, so that the next poll can overlap the decoding.</summary>
    public static IReadOnlyList<Quantity> OnTwoCores { get; } =
        [Speed(new() { [100] = Target.AtLeast(1), [1000] = Target.AtLeast(1) }), Processor(None)];

    /// <summary>The best value of some rounds.</summary>
    public double BestOf(IEnumerable<double> values) => MoreIsBetter ? values.Max() : values.Min();

    private static Quantity Speed(Dictionary<int, Target> targets) =>
        new("Events per second", true, "N0", static round => round.EventsPerSecond, targets);

    private static Quantity Processor(Dictionary<int, Target> targets) =>
        new("Processor microseconds per event", false, "F2", static round => round.ProcessorMicroseconds, targets);
}
