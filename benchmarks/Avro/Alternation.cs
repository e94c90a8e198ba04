using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Avro;

/// <summary>
/// Measures both ways in short turns, so that other load on the machine affects both in the same way. The result is the median of the ratios of all
/// rounds.
/// </summary>
internal static class Alternation
{
    private const int Warmups = 12;

    public static void Run(int rounds)
    {
        var measured = Cases.All.Select(c => (Case: c, Turns: new Turn[] { new(c.ByApache), new(c.Transcoded), new(c.Typed), new(c.BySlots) })).ToList();
        for (var round = -Warmups; round < rounds; round++)
            foreach (var (_, turns) in measured)
                foreach (var turn in turns) turn.Run(isWarmup: round < 0);
        Console.WriteLine($"{"payload",-18} {"Apache.Avro",12} {"JSON",8} {"typed",8} {"times faster",13} {"slots",8}   {"bytes: Apache.Avro",19} {"JSON",6} {"typed",6} {"slots",6}");
        foreach (var (one, turns) in measured) Print(one, turns[0], turns[1], turns[2], turns[3]);
        Console.WriteLine($"(processor nanoseconds per event, median of {rounds} rounds; bytes allocated per event)");
    }

    private static void Print(PayloadCase one, Turn apache, Turn json, Turn typed, Turn slots) =>
        Console.WriteLine(
            $"{one,-18} {Median.Of(apache.Nanoseconds),12:F0} {Median.Of(json.Nanoseconds),8:F0} {Median.Of(typed.Nanoseconds),8:F0} {apache.RatioTo(typed),13:F2} {Median.Of(slots.Nanoseconds),8:F0}"
            + $"   {apache.Bytes,19} {json.Bytes,6} {typed.Bytes,6} {slots.Bytes,6}");
}
