using System.Text.Json;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Replay;

/// <summary>Replays of a tenth and of all events, to see whether memory grows with the body; then the table.</summary>
internal static class ReplayRun
{
    public const int DefaultEvents = 1_000_000;

    private const double MebiByte = 1024 * 1024;
    private const double TargetMebiBytes = 64;

    public static Task<int> RunAsync(int events) =>
        Benchmark.RunAsync((placement, cancellationToken) => MeasureAsync(events, placement, cancellationToken));

    private static async Task MeasureAsync(int events, Placement placement, CancellationToken cancellationToken)
    {
        var table = new TextTable("in one body", "taken by", "received", "events/s", "processor us", "idle MiB", "peak MiB", "over idle", "target", "met");
        List<string> failures = [];
        await using var server = await BaselineServer.StartAsync(placement.Server, events, cancellationToken);
        foreach (var count in new[] { events / 10, events })
        {
            foreach (var mode in Enum.GetValues<ReplayMode>())
            {
                var result = await RunClientAsync(server.Url, placement, mode, count, cancellationToken);
                table.Add(Row(count, mode, result));
                if (result.Failure is { } failure) failures.Add($"{count:N0}, {mode}<T>: {failure}");
            }
        }

        Console.WriteLine(table);
        foreach (var failure in failures) Console.WriteLine($"\nFAILED: {failure}");
    }

    private static async Task<ReplayResult> RunClientAsync(
        Uri server, Placement placement, ReplayMode mode, int events, CancellationToken cancellationToken)
    {
        string[] arguments = [ReplayProgram.Role, server.GetLeftPart(UriPartial.Authority), $"{mode}", $"{events}"];
        await using var process = ChildProcess.Start(typeof(ReplayRun).Assembly.Location, placement.Client, arguments);
        try
        {
            var lines = await process.ReadLinesAsync(cancellationToken).ToListAsync(cancellationToken);
            return JsonSerializer.Deserialize<ReplayResult>(lines[^1])!;
        }
        catch (InvalidOperationException failure)
        {
            return new ReplayResult(0, 0, 0, 0, 0, failure.Message);
        }
    }

    private static string[] Row(int events, ReplayMode mode, ReplayResult result)
    {
        var over = (result.PeakBytes - result.IdleBytes) / MebiByte;
        var isWhole = result.Received == events;
        return
        [
            $"{events:N0}",
            $"{mode}<T>",
            $"{result.Received:N0}",
            isWhole ? $"{result.Received / result.Seconds:N0}" : "-",
            isWhole ? $"{result.ProcessorSeconds / result.Received * 1e6:F2}" : "-",
            $"{result.IdleBytes / MebiByte:F0}",
            $"{result.PeakBytes / MebiByte:F0}",
            $"{over:F0}",
            $"<= {TargetMebiBytes:F0}",
            isWhole && over <= TargetMebiBytes ? "yes" : "no",
        ];
    }
}
