using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Decoding;

/// <summary>
/// Measures all readers in short turns, so that other load on the machine affects all of them in the same way. The result is the median of the
/// ratios of all rounds.
/// </summary>
internal static class Alternation
{
    private const int Warmups = 12;

    public static void Run(int rounds, string events)
    {
        var measured = Cases.All
            .Where(c => c.ToString().StartsWith(events, StringComparison.Ordinal))
            .Select(c => (Case: c, Turns: new Turn[] { new(c.ByHand), new(c.Emitted), new(c.SourceGenerated), new(c.Reflection) }))
            .ToList();
        for (var round = -Warmups; round < rounds; round++)
            foreach (var (_, turns) in measured)
                foreach (var turn in turns) turn.Run(isWarmup: round < 0);
        Console.WriteLine($"{"event",-18} {"by hand",10} {"emitted",8} {"generated",10} {"reflection",11}   {"bytes",6} {"emitted",8} {"generated",10} {"reflection",11}");
        foreach (var (one, turns) in measured) Print(one, turns);
        Console.WriteLine($"(processor nanoseconds per event by hand, median of {rounds} rounds, and the others' multiples of it; bytes allocated per event)");
    }

    private static void Print(EventCase one, Turn[] turns)
    {
        var hand = turns[0];
        Console.WriteLine(
            $"{one,-18} {Median.Of(hand.Nanoseconds),10:F0} {turns[1].RatioTo(hand),8:F3} {turns[2].RatioTo(hand),10:F2} {turns[3].RatioTo(hand),11:F2}"
            + $"   {hand.Bytes,6} {turns[1].Bytes,8} {turns[2].Bytes,10} {turns[3].Bytes,11}");
    }
}
