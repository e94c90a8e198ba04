using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedStreaming;
using TypedStreaming.Hosting;
using TypedStreaming.PostgreSql;
using TypedStreaming.Relay;

namespace ScaleOut;

/// <summary>Configures the services of readers and workers. This is the code that your own program would contain.</summary>
internal static class Services
{
    private const string Stream = "accounts";
    private const int Partitions = 8;

    /// <summary>
    /// Configures a reader. Of all replicas of the reader, one holds the lease and relays the events; the others wait for the lease.
    /// </summary>
    public static IHost Reader(Uri org, IEventBroker broker, PostgreSqlOptions database)
    {
        var builder = CreateBuilder();
        builder.Services.AddTypedStreaming(static _ => { })
            .UseLogin(_ => LocalOrg.LoginTo(org))
            .UseReplayStore(_ => new PostgreSqlReplayStore(database))
            .UseLease(_ => new PostgreSqlLease(database))
            .RelayTo(_ => broker, options =>
            {
                (options.Stream, options.Partitions) = (Stream, Partitions);
                options.Channels.Add("/data/AccountChangeEvent");
            });
        return builder.Build();
    }

    /// <summary>
    /// Configures a reader without a database, for a single process. It has no lease, and its positions are lost when the process ends.
    /// </summary>
    public static IHost Reader(Uri org, IEventBroker broker)
    {
        var builder = CreateBuilder();
        builder.Services.AddTypedStreaming(static _ => { })
            .UseLogin(_ => LocalOrg.LoginTo(org))
            .RelayTo(_ => broker, options =>
            {
                (options.Stream, options.Partitions) = (Stream, Partitions);
                options.Channels.Add("/data/AccountChangeEvent");
            });
        return builder.Build();
    }

    /// <summary>
    /// Configures a worker. The workers of a group share the events, and the events of an account are handled by one worker at a time.
    /// </summary>
    public static IHost Worker<THandler>(string name, IEventBroker broker)
        where THandler : class, IEventHandler<AccountChange>
    {
        var builder = CreateBuilder();
        builder.Services.AddTypedStreamingWorker(name, _ => broker, options =>
            {
                (options.Stream, options.Partitions, options.Group) = (Stream, Partitions, "billing");
                options.BalanceInterval = TimeSpan.FromSeconds(2); // So that you see it; the default is 10 seconds.
            })
            .AddHandler<AccountChange, THandler>(static options => options.Order = EventOrder.PerRecord)
            .IgnoreGaps();
        return builder.Build();
    }

    private static HostApplicationBuilder CreateBuilder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSimpleConsole(static console => console.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning);
        return builder;
    }
}
