using System.Text.Json;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>Runs the client beside the server, and prints the table.</summary>
internal static class DispatchRun
{
    private const double TargetNanoseconds = 1000;

    public static Task<int> RunAsync(int rounds) => Benchmark.RunAsync((placement, cancellationToken) => MeasureAsync(rounds, placement, cancellationToken));

    private static async Task MeasureAsync(int rounds, Placement placement, CancellationToken cancellationToken)
    {
        await using var server = await BaselineServer.StartAsync(placement.Server, DispatchProgram.Events, cancellationToken);
        string[] arguments = [DispatchProgram.Role, server.Url.GetLeftPart(UriPartial.Authority), $"{rounds}"];
        await using var process = ChildProcess.Start(typeof(DispatchRun).Assembly.Location, placement.Client, arguments);
        var lines = await process.ReadLinesAsync(cancellationToken).ToListAsync(cancellationToken);
        var measured = lines.Select(static line => JsonSerializer.Deserialize<Dictionary<Taker, Cost>>(line)!).ToList();
        Console.WriteLine(Table(measured));
        Console.WriteLine($"\nMedians of {rounds} rounds of {DispatchProgram.Events:N0} events, on one core. 'Over' is the median of the differences in each round.");
    }

    private static TextTable Table(IReadOnlyList<Dictionary<Taker, Cost>> rounds)
    {
        var table = new TextTable("taken by", "ns", "over Events", "over Deliveries", "best", "best over Events", "bytes", "over Events", "over Deliveries", "target over Events", "met");
        var scope = Over(rounds, Taker.Scope, Taker.Deliveries, static cost => cost.Bytes);
        foreach (var taker in Enum.GetValues<Taker>()) table.Add(Row(rounds, taker, scope));
        return table;
    }

    /// <param name="rounds">All rounds.</param>
    /// <param name="taker">The way that the row is about.</param>
    /// <param name="scope">The bytes of one scope for each event: the target of the handler.</param>
    private static string[] Row(IReadOnlyList<Dictionary<Taker, Cost>> rounds, Taker taker, double scope)
    {
        var nanoseconds = Over(rounds, taker, Taker.Events, static cost => cost.Nanoseconds);
        var bytes = Over(rounds, taker, Taker.Events, static cost => cost.Bytes);
        return
        [
            $"{taker}",
            $"{Median.Of([.. rounds.Select(round => round[taker].Nanoseconds)]):F0}",
            $"{nanoseconds:F0}",
            $"{Over(rounds, taker, Taker.Deliveries, static cost => cost.Nanoseconds):F0}",
            $"{Best(rounds, taker):F0}",
            $"{Best(rounds, taker) - Best(rounds, Taker.Events):F0}",
            $"{Median.Of([.. rounds.Select(round => round[taker].Bytes)]):F0}",
            $"{bytes:F0}",
            $"{Over(rounds, taker, Taker.Deliveries, static cost => cost.Bytes):F0}",
            taker == Taker.Handler ? $"<= {TargetNanoseconds:F0} ns, {scope:F0} bytes" : "",
            taker == Taker.Handler ? nanoseconds <= TargetNanoseconds && bytes <= scope ? "yes" : "no" : "",
        ];
    }

    private static double Best(IReadOnlyList<Dictionary<Taker, Cost>> rounds, Taker taker) => rounds.Min(round => round[taker].Nanoseconds);

    private static double Over(IReadOnlyList<Dictionary<Taker, Cost>> rounds, Taker taker, Taker other, Func<Cost, double> value) =>
        Median.Of([.. rounds.Select(round => value(round[taker]) - value(round[other]))]);
}
