using System.Text.Json;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Idle;

/// <summary>Bare sessions, then this library's clients, each kind in its own process; then the table.</summary>
internal static class IdleRun
{
    public const int DefaultClients = 1000;

    private const double KibiByte = 1024;
    private const double TargetKibiBytes = 22;

    public static Task<int> RunAsync(int clients) =>
        Benchmark.RunAsync((placement, cancellationToken) => MeasureAsync(clients, placement, cancellationToken));

    private static async Task MeasureAsync(int clients, Placement placement, CancellationToken cancellationToken)
    {
        await using var server = await BaselineServer.StartAsync(placement.Server, events: 1, cancellationToken);
        var url = server.Url.GetLeftPart(UriPartial.Authority);
        var ours = typeof(IdleRun).Assembly.Location;
        (string Title, string Program, string[] Arguments, bool HasTarget)[] programs =
        [
            ("bare sessions", BaselinePrograms.Bare, ["idle", "--url", url, "--sessions", $"{clients}", "--secs", $"{IdleProgram.WatchedSeconds}"], false),
            ("clients", ours, [IdleProgram.Role, url, $"{clients}", $"{IdleConnections.Own}"], true),
            ("clients that share an HttpHandler", ours, [IdleProgram.Role, url, $"{clients}", $"{IdleConnections.Shared}"], false),
        ];
        var table = new TextTable($"{clients:N0} that wait", "heap KiB each", "resident KiB each", "processor, all", "target of heap", "met");
        foreach (var (title, program, arguments, hasTarget) in programs)
        {
            await using var process = ChildProcess.Start(program, placement.Client, arguments);
            var lines = await process.ReadLinesAsync(cancellationToken).ToListAsync(cancellationToken);
            table.Add(Row(title, JsonSerializer.Deserialize<IdleResult>(lines[^1])!, hasTarget));
        }

        Console.WriteLine(table);
    }

    private static string[] Row(string title, IdleResult result, bool hasTarget) =>
    [
        title,
        $"{result.HeapBytes / KibiByte:F1}",
        $"{result.ResidentKibiBytes:F1}",
        $"{result.ProcessorPercent:F1} %",
        hasTarget ? $"<= {TargetKibiBytes:F0}" : "-",
        !hasTarget ? "-" : result.HeapBytes / KibiByte <= TargetKibiBytes ? "yes" : "no",
    ];
}
