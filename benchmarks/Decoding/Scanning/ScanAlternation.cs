using System.Text;
using TypedStreaming.Benchmarks.Harness;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Benchmarks.Decoding.Scanning;

/// <summary>Measures three ways to find the ends of messages in short turns.</summary>
internal static class ScanAlternation
{
    private const int Warmups = 12;

    public static void Run(int rounds)
    {
        var measured = ((int[])[1, 10, 100, 700]).Select(static events => (Events: events, Turns: Turns(events))).ToList();
        for (var round = -Warmups; round < rounds; round++)
            foreach (var (_, turns) in measured)
                foreach (var turn in turns) turn.Run(isWarmup: round < 0);
        Console.WriteLine($"{"events",6} {"blocks",8} {"searches",9} {"bytes",8}");
        foreach (var (events, turns) in measured)
            Console.WriteLine($"{events,6} {Nanoseconds(turns[0], events),8:F1} {Nanoseconds(turns[1], events),9:F1} {Nanoseconds(turns[2], events),8:F1}");
        Console.WriteLine($"(processor nanoseconds per event of {Event(1).Length} bytes, median of {rounds} rounds)");
    }

    private static Turn[] Turns(int events)
    {
        var window = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(1, events).Select(Event))}]");
        Func<object>[] ways = [() => InBlocks(window), () => SearchingScanner.Scan(window), () => InBytes(window)];
        if (ways.Any(way => (int)way() != window.Length - 1)) throw new InvalidOperationException("The scanners disagree.");
        return [.. ways.Select(static way => new Turn(way))];
    }

    private static int InBlocks(byte[] window)
    {
        var scanner = default(MessageScanner);
        scanner.Scan(window.AsSpan(0, window.Length - 1));
        return scanner.Complete;
    }

    private static int InBytes(byte[] window)
    {
        var scanner = default(MessageScanner);
        scanner.ScanBytes(window.AsSpan(0, window.Length - 1));
        return scanner.Complete;
    }

    private static double Nanoseconds(Turn turn, int events) => Median.Of(turn.Nanoseconds) / events;

    private static string Event(int id) =>
        $$$$"""{"clientId":"4qb1ru5p8rtgk21krmwn8a1pmaf","data":{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":{{{{100_000 + id}}}},"type":"updated"},"sobject":{"Printer_Model__c":"XZO-5","Serial_Number__c":"12345","Ink_Percentage__c":0.2,"Id":"a015g00000FsO2rAAF","Name":"A \"quoted\" name of it","CreatedDate":"2026-05-04T09:12:33.000Z"}},"channel":"/topic/LowInk"}""";
}
