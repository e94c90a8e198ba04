using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Failover.Sabotage;
using TypedStreaming.Hosting;
using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Working;

/// <summary>A worker: it writes each event that it handles into the ledger of the first process.</summary>
internal static class WorkerProgram
{
    public const string Role = "--work";

    public static async Task<int> RunAsync(string name, int ledger, Uri broker, Manner manner)
    {
        await using var engine = Streams.Connect(broker);
        var builder = ChildHost.CreateBuilder();
        await using var entries = await LedgerClient.ConnectAsync(ledger);
        builder.Services.AddSingleton(entries);
        builder.Services.AddSingleton(new WorkerName(name));
        builder.Services.AddTypedStreamingWorker(name, _ => Saboteur.OfWorker(engine, broker, manner), options =>
            {
                (options.Stream, options.Partitions, options.Group) = (Streams.Name, Streams.Partitions, Streams.Group);
                options.BalanceInterval = TimeSpan.FromSeconds(1);

                // Each copy is handled again, so that a stale one is seen.
                if (manner is Manner.PublishesLate or Manner.PublishesLateWithoutEpoch) options.RememberedEvents = 0;
            })
            .AddHandler<AccountChange, LedgerHandler>(static options => (options.Order, options.MaxConcurrency) = (EventOrder.PerRecord, 32))
            .IgnoreGaps();
        return await ChildHost.RunAsync(builder, name);
    }
}
