using System.Text.Json;
using Microsoft.Extensions.Logging;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Replay;

/// <summary>The client program. It runs in its own process, because its resident memory is measured.</summary>
internal sealed class ReplayProgram(Uri server, ReplayMode mode, ILoggerFactory loggers, ServerAdmin admin)
{
    public const string Role = "client";

    // Before the measurement code is compiled and buffers are allocated, as in a service that has run for a while.
    private const int WarmEvents = 50_000;
    private const int WarmBatch = 100;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private int _received;

    public static async Task<int> RunAsync(Uri server, ReplayMode mode, int events)
    {
        using var metrics = new MetricsReader();
        using var loggers = MeasuredClient.LogWarnings();
        using var admin = new ServerAdmin(server);
        var result = await new ReplayProgram(server, mode, loggers, admin).MeasureAsync(events);
        Console.WriteLine(JsonSerializer.Serialize(result));
        return 0;
    }

    private async Task<ReplayResult> MeasureAsync(int events)
    {
        await admin.ConfigureAsync(WarmBatch, WarmEvents, chunked: true);
        await using (var warm = MeasuredClient.Create(server, loggers)) await TakeAsync(warm, WarmEvents, CancellationToken.None);

        await admin.ConfigureAsync(batch: events, events, chunked: true);
        await using var client = MeasuredClient.Create(server, loggers);
        await client.StartAsync();
        var idle = await SettleAsync();
        var start = TimeProvider.System.GetTimestamp();
        var processor = Environment.CpuUsage.TotalTime;
        var failure = await TryTakeAsync(client, events);
        return new ReplayResult(
            _received,
            TimeProvider.System.GetElapsedTime(start).TotalSeconds,
            (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
            idle,
            ProcStatus.PeakResidentBytes,
            failure);
    }

    private static async Task<long> SettleAsync()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await Task.Delay(Settling, TimeProvider.System);
        ProcStatus.ResetPeak();
        return ProcStatus.ResidentBytes;
    }

    /// <returns>The reason for which not all arrived, or null.</returns>
    private async Task<string?> TryTakeAsync(StreamingClient client, int events)
    {
        using var late = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            await TakeAsync(client, events, late.Token);
            return null;
        }
        catch (StreamingException failure)
        {
            return $"{failure.Error}: {failure.Message}";
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return $"not finished after {Limit.TotalSeconds:F0} s";
        }
    }

    private async Task TakeAsync(StreamingClient client, int events, CancellationToken cancellationToken)
    {
        _received = 0;
        if (mode == ReplayMode.Events)
        {
            await foreach (var account in client.Events<AccountUpdate>(MeasuredClient.FromStoredOrEarliest, cancellationToken))
            {
                GC.KeepAlive(account);
                if (++_received == events) break;
            }
        }
        else
        {
            await foreach (var delivery in client.Deliveries<AccountUpdate>(MeasuredClient.FromStoredOrEarliest, cancellationToken))
            {
                delivery.Acknowledge();
                if (++_received == events) break;
            }
        }
    }
}
