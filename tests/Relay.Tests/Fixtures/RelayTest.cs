using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedStreaming.Simulator;

namespace TypedStreaming.Relay.Tests.Fixtures;

/// <summary>A simulated org, a broker, and the hosts of relays and workers, whose handlers write into a journal.</summary>
internal sealed class RelayTest : IAsyncDisposable
{
    public const int Partitions = 4;

    private readonly List<IHost> _hosts = [];
    private readonly SimulatedOrg? _org;
    private IEventPublisher? _publisher;

    private RelayTest(SimulatedOrg? org)
    {
        _org = org;
        Broker = new ScriptedBroker(Memory);
    }

    public static StreamTopology Stream { get; } = new("accounts", Partitions);

    public SimulatedOrg Org => _org ?? throw new InvalidOperationException("The test has no org.");

    public InMemoryBroker Memory { get; } = new();

    /// <summary>The broker that relays and workers use.</summary>
    public ScriptedBroker Broker { get; }

    public Journal Journal { get; } = new();

    public CapturedLog Log { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes a test with an org.</summary>
    public static async Task<RelayTest> CreateAsync(SimulatedOrgOptions? options = null)
    {
        var org = await SimulatedOrg.StartAsync(options ?? new SimulatedOrgOptions(), Token);
        org.AddChangeEvents("Account");
        return new RelayTest(org);
    }

    /// <summary>Makes a test of workers only, to whose group the test publishes.</summary>
    public static async Task<RelayTest> WithoutOrgAsync()
    {
        var test = new RelayTest(null);
        await test.CreateGroupAsync();
        return test;
    }

    /// <summary>Creates the group, so that messages can be published before its first worker starts.</summary>
    public async Task CreateGroupAsync(string group = "billing")
    {
        await using var reader = await Memory.OpenReaderAsync(new GroupPartition(Stream, group, 0), 1, Token);
    }

    public Task<long> ChangeAsync(string phone, params string[] ids) =>
        Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "UPDATE", ids) { Fields = new { Phone = phone } }, Token).AsTask();

    /// <summary>Publishes messages as a relay does.</summary>
    public async Task PublishAsync(params IEnumerable<RelayMessage> messages)
    {
        _publisher ??= await Memory.OpenPublisherAsync(Stream, Token);
        foreach (var message in messages) await _publisher.PublishAsync(message, Token);
    }

    /// <summary>Starts a host that relays the changes of accounts.</summary>
    public Task<IHost> StartRelayAsync(
        Action<RelayOptions>? configure = null, Action<TypedStreamingBuilder>? more = null, IEventBroker? broker = null, TimeProvider? time = null) => StartAsync(services =>
    {
        if (time is not null) services.AddSingleton(time);
        services.AddHealthChecks().AddTypedStreaming(name: "check");
        var builder = services.AddTypedStreaming(static _ => { })
            .UseLogin(_ => new PasswordFlow(Org.User.Username, Org.User.Password, Org.User.ClientId, Org.User.ClientSecret) { LoginUrl = Org.Url })
            .RelayTo(_ => broker ?? Broker, options =>
            {
                (options.Stream, options.Partitions, options.SaveInterval) = (Stream.Name, Partitions, TimeSpan.Zero);
                options.Channels.Add(Account.Channel);
                configure?.Invoke(options);
            });
        more?.Invoke(builder);
    });

    /// <summary>Starts the host of a worker that writes the phone of each account into the journal.</summary>
    public Task<IHost> StartWorkerAsync(
        string name = "one", Action<RelayWorkerOptions>? configure = null, Action<TypedStreamingBuilder>? more = null, TimeProvider? time = null, TimeSpan? shutdownTimeout = null) =>
        StartWorkerAsync(
            name,
            (account, _, _) =>
            {
                Journal.Add(account.Phone.Value!);
                return ValueTask.CompletedTask;
            },
            configure, more, time: time, shutdownTimeout: shutdownTimeout);

    /// <summary>Starts the host of a worker.</summary>
    public Task<IHost> StartWorkerAsync(
        string name, Func<Account, EventHandlingContext, CancellationToken, ValueTask> handle, Action<RelayWorkerOptions>? configure = null,
        Action<TypedStreamingBuilder>? more = null, Action<HandlerOptions<Account>>? handler = null, TimeProvider? time = null,
        Func<Gap, GapHandlingContext, CancellationToken, Task>? gaps = null, TimeSpan? shutdownTimeout = null) => StartAsync(services =>
    {
        if (time is not null) services.AddSingleton(time);
        if (shutdownTimeout is { } timeout) services.Configure<HostOptions>(options => options.ShutdownTimeout = timeout);
        services.AddHealthChecks().AddTypedStreaming(name, "check");
        services.AddSingleton(new Script<Account>(handle));
        services.AddSingleton(new PartitionGaps(Journal, gaps));
        var builder = services.AddTypedStreamingWorker(name, _ => Broker, options =>
        {
            (options.Stream, options.Partitions, options.Group) = (Stream.Name, Partitions, "billing");
            configure?.Invoke(options);
        });
        builder.UseGaps<PartitionGaps>().AddHandler<Account, ScriptedHandler<Account>>(options =>
        {
            options.Order = EventOrder.PerRecord;
            options.Retry.Delay = TimeSpan.Zero;
            handler?.Invoke(options);
        });
        more?.Invoke(builder);
    });

    /// <summary>Starts the host of a client that handles the events of the org itself.</summary>
    public Task<IHost> StartClientAsync(Func<Account, EventHandlingContext, CancellationToken, ValueTask> handle) => StartAsync(services =>
    {
        services.AddSingleton(new Script<Account>(handle));
        services.AddTypedStreaming(static _ => { })
            .UseLogin(_ => new PasswordFlow(Org.User.Username, Org.User.Password, Org.User.ClientId, Org.User.ClientSecret) { LoginUrl = Org.Url })
            .IgnoreGaps()
            .AddHandler<Account, ScriptedHandler<Account>>();
    });

    public static async Task<HealthReportEntry> HealthAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries["check"];

    public async Task StopAsync(IHost host)
    {
        _hosts.Remove(host);
        await host.StopAsync(Token);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    /// <summary>Disposes a host without stopping it, as after a crash of another service.</summary>
    public async Task DisposeAsync(IHost host)
    {
        _hosts.Remove(host);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await ((IAsyncDisposable)host).DisposeAsync();
        if (_publisher is not null) await _publisher.DisposeAsync();
        await Memory.DisposeAsync();
        if (_org is not null) await _org.DisposeAsync();
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
