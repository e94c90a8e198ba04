using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TypedStreaming.Simulator;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Replicas of a service with a lease, which share an org, the positions and the leases.</summary>
internal sealed class Replicas : IAsyncDisposable
{
    private readonly List<TestService> _services = [];
    private SimulatedOrg? _org;

    public SimulatedOrg Org => _org!;

    public MemoryLeases Leases { get; } = new();

    public InMemoryReplayStore Store { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Replicas> CreateAsync() => new() { _org = await TestService.StartOrgAsync() };

    /// <summary>Makes a replica that does with each event what the test says.</summary>
    public async Task<TestService> AddAsync(
        Func<TestService, AccountChange, EventHandlingContext, CancellationToken, ValueTask> handle,
        Action<HandlerOptions<AccountChange>>? configure = null,
        Action<TestService, TypedStreamingBuilder>? build = null)
    {
        var service = await TestService.CreateAsync(Org);
        _services.Add(service);
        service.Builder.Services.AddHealthChecks().AddTypedStreaming();
        var builder = service.AddHandler<AccountChange>(
            (account, context, token) => handle(service, account, context, token),
            options =>
            {
                options.SaveInterval = TimeSpan.Zero;
                configure?.Invoke(options);
            }).UseReplayStore(_ => Store).UseLease(_ => Leases, "billing");
        build?.Invoke(service, builder);
        return service;
    }

    /// <summary>Makes a replica that writes the ids of events into its journal.</summary>
    public Task<TestService> AddAsync(Action<TestService, TypedStreamingBuilder>? build = null) => AddAsync(
        static (service, account, _, _) =>
        {
            service.Journal.Add(account.Id);
            return ValueTask.CompletedTask;
        },
        build: build);

    public Task<long> PublishAsync(string id) =>
        Org.PublishPushTopicAsync(TestService.Accounts, "updated", new { Id = id, Name = "Acme" }, Token).AsTask();

    public static async Task<HealthReportEntry> HealthAsync(TestService service) =>
        (await service.Running.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries["typedstreaming"];

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services) await service.DisposeAsync();
        await Org.DisposeAsync();
    }
}
