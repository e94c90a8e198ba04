using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting;
using TypedStreaming.Simulator;

namespace TypedStreaming.Relay.Tests.Fixtures;

/// <summary>A simulated org, a broker, and the hosts of relays and workers, whose handlers write into a journal.</summary>
internal sealed class RelayTest : IAsyncDisposable
{
    public const int Partitions = 4;

    private readonly List<IHost> _hosts = [];

    private RelayTest(SimulatedOrg org) => Org = org;

    public SimulatedOrg Org { get; }

    public InMemoryBroker Broker { get; } = new();

    public Journal Journal { get; } = new();

    public CapturedLog Log { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RelayTest> CreateAsync()
    {
        var org = await SimulatedOrg.StartAsync(cancellationToken: Token);
        org.AddChangeEvents("Account");
        return new RelayTest(org);
    }

    public Task<long> ChangeAsync(string phone, params string[] ids) =>
        Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "UPDATE", ids) { Fields = new { Phone = phone } }, Token).AsTask();

    /// <summary>Starts a host that relays the changes of accounts.</summary>
    public Task<IHost> StartRelayAsync(Action<RelayOptions>? configure = null, Action<TypedStreamingBuilder>? more = null, IEventBroker? broker = null) => StartAsync(services =>
    {
        var builder = services.AddTypedStreaming(static _ => { })
            .UseLogin(_ => new PasswordFlow(Org.User.Username, Org.User.Password, Org.User.ClientId, Org.User.ClientSecret) { LoginUrl = Org.Url })
            .RelayTo(_ => broker ?? Broker, options =>
            {
                (options.Stream, options.Partitions, options.SaveInterval) = ("accounts", Partitions, TimeSpan.Zero);
                options.Channels.Add(Account.Channel);
                configure?.Invoke(options);
            });
        more?.Invoke(builder);
    });

    /// <summary>Starts the host of a worker.</summary>
    public Task<IHost> StartWorkerAsync(
        string name, Func<Account, EventHandlingContext, CancellationToken, ValueTask> handle, Action<RelayWorkerOptions>? configure = null,
        Action<TypedStreamingBuilder>? more = null, Action<HandlerOptions<Account>>? handler = null, IEventBroker? broker = null) => StartAsync(services =>
    {
        services.AddSingleton(new Script<Account>(handle));
        var builder = services.AddTypedStreamingWorker(name, _ => broker ?? Broker, options =>
        {
            (options.Stream, options.Partitions, options.Group) = ("accounts", Partitions, "billing");
            configure?.Invoke(options);
        });
        builder.AddHandler<Account, ScriptedHandler<Account>>(options =>
        {
            options.Order = EventOrder.PerRecord;
            options.Retry.Delay = TimeSpan.Zero;
            handler?.Invoke(options);
        });
        more?.Invoke(builder);
        if (more is null) builder.IgnoreGaps();
    });

    public async Task StopAsync(IHost host)
    {
        _hosts.Remove(host);
        await host.StopAsync(Token);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await ((IAsyncDisposable)host).DisposeAsync();
        await Broker.DisposeAsync();
        await Org.DisposeAsync();
    }

    private async Task<IHost> StartAsync(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(Journal);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        configure(builder.Services);
        var host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync(Token);
        return host;
    }
}
