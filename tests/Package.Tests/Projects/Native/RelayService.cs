using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedStreaming;
using TypedStreaming.Hosting;
using TypedStreaming.PostgreSql;
using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;

namespace Native;

/// <summary>
/// Relays an event through a broker in memory to a worker, which prints it. The clients of real servers are made too: they connect at their first call.
/// </summary>
internal static class RelayService
{
    public static async Task<int> RunAsync(string[] login, string message)
    {
        await using var store = new PostgreSqlReplayStore("Host=127.0.0.1;Port=1;Username=u");
        await using var leases = new PostgreSqlLease(new PostgreSqlOptions { ConnectionString = "Host=127.0.0.1;Port=1;Username=u" });
        await using var rabbit = new RabbitMqBroker(new RabbitMqOptions { Uri = new Uri("amqp://u:p@127.0.0.1:1") });
        await using var broker = new InMemoryBroker();
        var handled = new Alerts();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(handled);
        BoundSettings.Bind(builder.Services, login, worker: "native");
        builder.Services.AddTypedStreamingWorker("native", _ => broker, static worker => (worker.Stream, worker.Partitions, worker.Group) = ("alerts", 2, "native"))
            .AddHandler<WarehouseAlert, AlertHandler>();
        builder.Services.AddTypedStreaming(static _ => { }).RelayTo(_ => broker, static relay =>
        {
            (relay.Stream, relay.Partitions) = ("alerts", 2);
            relay.Channels.Add("/u/WarehouseAlerts");
        });
        using var host = builder.Build();
        await host.StartAsync();
        var alert = await handled.First.WaitAsync(TimeSpan.FromSeconds(30));
        await host.StopAsync();
        Console.WriteLine($"relayed: {alert.Message}");
        return alert.Message == message && BoundSettings.AreBound(host.Services, "native") && await FailsAsync(store) && await FailsAsync(rabbit) ? 0 : 1;
    }

    /// <summary>The servers do not exist, and their clients must say so as in any other program.</summary>
    private static async Task<bool> FailsAsync(PostgreSqlReplayStore store)
    {
        try
        {
            await store.OpenAsync(new ReplayKey("00D", "/u/x", "default"), CancellationToken.None);
            return false;
        }
        catch (StreamingException e) when (e.Error == StreamingError.PositionStore)
        {
            return true;
        }
    }

    private static async Task<bool> FailsAsync(RabbitMqBroker rabbit)
    {
        try
        {
            await rabbit.OpenPublisherAsync(new StreamTopology("alerts"), CancellationToken.None);
            return false;
        }
        catch (BrokerException e) when (e.Kind == BrokerError.Unavailable)
        {
            return true;
        }
    }
}
