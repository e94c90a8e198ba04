using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Idle;

/// <summary>Many clients in one process, each with a consumer that has received one event and waits for the next.</summary>
internal sealed class IdleProgram(Uri server, ILoggerFactory loggers, HttpMessageHandler? handler)
{
    public const string Role = "client";

    /// <summary>The time over which the processor's work is measured, in seconds.</summary>
    public const int WatchedSeconds = 10;

    // These create what all clients share, and are not counted: as many as in the bare program.
    private const int WarmClients = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly List<StreamingClient> _clients = [];
    private readonly List<Task> _consumers = [];

    public static async Task<int> RunAsync(Uri server, int clients, IdleConnections connections)
    {
        using var metrics = new MetricsReader();
        using var loggers = MeasuredClient.LogWarnings();
        using var admin = new ServerAdmin(server);
        using var handler = connections == IdleConnections.Shared ? new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false } : null;
        await admin.ConfigureAsync(batch: 1, events: 1);
        var result = await new IdleProgram(server, loggers, handler).MeasureAsync(clients, admin);
        Console.WriteLine(JsonSerializer.Serialize(result));
        return 0;
    }

    private async Task<IdleResult> MeasureAsync(int clients, ServerAdmin admin)
    {
        var (bareHeap, bareResident) = await GrowAsync(WarmClients, admin);
        var (heap, resident) = await GrowAsync(WarmClients + clients, admin);
        var processor = Environment.CpuUsage.TotalTime;
        await Task.Delay(TimeSpan.FromSeconds(WatchedSeconds), TimeProvider.System);
        var share = (Environment.CpuUsage.TotalTime - processor).TotalSeconds / WatchedSeconds;
        foreach (var client in _clients) await client.DisposeAsync();
        await Task.WhenAll(_consumers);
        return new IdleResult((double)(heap - bareHeap) / clients, (resident - bareResident) / 1024.0 / clients, share * 100);
    }

    /// <returns>The heap and the resident memory, in bytes, when that many clients wait.</returns>
    private async Task<(long Heap, long Resident)> GrowAsync(int clients, ServerAdmin admin)
    {
        while (_clients.Count < clients) await AddClientAsync();
        while (await admin.CountHeldAsync() < clients) await Task.Delay(Pause, TimeProvider.System);
        await Task.Delay(Pause, TimeProvider.System);
        CollectAll();
        GC.WaitForPendingFinalizers();
        CollectAll();
        await Task.Delay(Pause, TimeProvider.System);
        return (GC.GetTotalMemory(forceFullCollection: true), ProcStatus.ResidentBytes);
    }

    private async Task AddClientAsync()
    {
        var client = MeasuredClient.Create(server, loggers, handler);
        _clients.Add(client);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var consumer = ConsumeAsync(client, first);
        _consumers.Add(consumer);
        await await Task.WhenAny(first.Task, consumer);
    }

    private static async Task ConsumeAsync(StreamingClient client, TaskCompletionSource first)
    {
        try
        {
            await foreach (var account in client.Events<AccountUpdate>(MeasuredClient.FromStoredOrEarliest))
            {
                GC.KeepAlive(account);
                first.TrySetResult();
            }
        }
        catch (ObjectDisposedException)
        {
            // The measurement ended.
        }
    }

    private static void CollectAll() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
