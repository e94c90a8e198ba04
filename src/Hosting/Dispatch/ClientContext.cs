using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Leases;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>The services and the state that all handlers of one client share.</summary>
internal sealed class ClientContext(ClientRegistration registration, IServiceProvider services)
{
    private volatile IEventClient? _client;
    private volatile LeaseStatus? _lease = registration.Lease is { } lease ? new LeaseStatus(lease.Name) : null;

    public ClientRegistration Registration => registration;

    public IServiceScopeFactory Scopes { get; } = services.GetRequiredService<IServiceScopeFactory>();

    public TimeProvider Time { get; } = services.GetService<TimeProvider>() ?? TimeProvider.System;

    public ILogger Logger { get; } = services.GetRequiredService<ILoggerFactory>().CreateLogger(HostingTelemetry.Source);

    public HostingMetrics Metrics { get; } = services.GetRequiredService<HostingMetrics>();

    public ClientStatus Status { get; } = new(services.GetService<TimeProvider>() ?? TimeProvider.System);

    /// <summary>The client's name in logs and metrics.</summary>
    public string DisplayName => registration.Name ?? "default";

    /// <summary>
    /// The id of the org, or null before the first login. The id stays null in a program that only reprocesses dead letters, because such a program
    /// starts no client.
    /// </summary>
    public string? OrganizationId => _client?.OrganizationId;

    /// <summary>The number of consumers of the client whose delivery is paused, because their buffers were full and are not empty yet.</summary>
    public int ParkedConsumers => _client?.ParkedConsumers ?? 0;

    /// <summary>The reason why the client reports degraded health, or null if the client is healthy.</summary>
    public string? Doubt => (_client as IHandlerSource)?.Doubt;

    /// <summary>The state of the client's lease, or null if the client needs no lease.</summary>
    public LeaseStatus? Lease
    {
        get => _lease;
        set => _lease = value;
    }

    /// <summary>Stores the client object when the host starts the client.</summary>
    public void Use(IEventClient client) => _client = client;
}
