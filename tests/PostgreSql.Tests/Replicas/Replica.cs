using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting;
using TypedStreaming.Simulator;

namespace TypedStreaming.PostgreSql.Tests.Replicas;

/// <summary>A service in a host, with its positions and, if the test wants it, its lease in the database.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly IHost _host;

    private Replica(IHost host, HandledOrders orders, LogLines log) => (_host, Orders, Log) = (host, orders, log);

    public HandledOrders Orders { get; }

    public LogLines Log { get; }

    public static async Task<Replica> StartAsync(SimulatedOrg org, PostgreSqlOptions options, bool usesLease)
    {
        var (orders, log) = (new HandledOrders(), new LogLines());
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(orders).AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.AddSingleton(_ => new PostgreSqlReplayStore(options)).AddSingleton(_ => new PostgreSqlLease(options));
        var client = builder.Services.AddTypedStreaming(static _ => { })
            .AddHandler<OrderChange, OrderHandler>()
            .UseLogin(_ => new PasswordFlow(org.User.Username, org.User.Password, org.User.ClientId, org.User.ClientSecret) { LoginUrl = org.Url })
            .UseReplayStore(static services => services.GetRequiredService<PostgreSqlReplayStore>());
        if (usesLease) client.UseLease(static services => services.GetRequiredService<PostgreSqlLease>(), "orders");
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new Replica(host, orders, log);
    }

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Returns when the host begins to stop by itself.</summary>
    public async Task StopsAsync()
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await ((IAsyncDisposable)_host).DisposeAsync();

    /// <summary>A host that hears no signals: the process runs many of them.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
