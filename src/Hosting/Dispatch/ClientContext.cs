using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Handlers;
using TypedStreaming.Hosting.Leases;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>The services and the state that all handlers of one client share.</summary>
internal sealed class ClientContext(ClientRegistration registration, IServiceProvider services)
{
    private readonly ILogger _logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(HostingTelemetry.Source);
    private volatile IEventClient? _client;
    private volatile LeaseStatus? _lease = registration.Lease is { } lease ? new LeaseStatus(lease.Name) : null;

    public ClientRegistration Registration => registration;

    public IServiceScopeFactory Scopes { get; } = services.GetRequiredService<IServiceScopeFactory>();

    public TimeProvider Time { get; } = services.GetService<TimeProvider>() ?? TimeProvider.System;

    /// <summary>The logger that handlers use. Each log line contains the client's name and, once it is known, the client's org.</summary>
    public ILogger Logger => field ??= new ClientLogger(_logger, registration.Name, () => TelemetryOrganization);

    public HostingMetrics Metrics { get; } = services.GetRequiredService<HostingMetrics>();

    public ClientStatus Status { get; } = new(services.GetService<TimeProvider>() ?? TimeProvider.System);

    /// <summary>The client's name in logs and metrics.</summary>
    public string DisplayName => DisplayNameOf(registration.Name);

    /// <summary>
    /// The id of the org, or null before the first login. The id stays null in an application that only reprocesses dead letters, because it does
    /// not start a client.
    /// </summary>
    public string? OrganizationId => _client?.OrganizationId;

    /// <summary>The id of the org, for logs and metrics that do not concern a single event, or null if it is not known.</summary>
    public string? TelemetryOrganization => OrganizationId ?? (_client as IHandlerSource)?.TelemetryOrganization;

    /// <summary>
    /// The number of the client's consumers whose delivery is paused because their buffers became full and have not been emptied yet.
    /// </summary>
    public int ParkedConsumers => _client?.ParkedConsumers ?? 0;

    /// <summary>The reason why the client reports degraded health, or null if the client is healthy.</summary>
    public string? Doubt => (_client as IHandlerSource)?.Doubt;

    /// <summary>The state of the client's lease, or null if the client does not need a lease.</summary>
    public LeaseStatus? Lease
    {
        get => _lease;
        set => _lease = value;
    }

    /// <summary>Returns the name that logs and metrics use for a client.</summary>
    public static string DisplayNameOf(string? name) => name ?? "default";

    /// <summary>Returns the logger for an event. The event's org can differ from the client's org.</summary>
    public ILogger LoggerOf(Envelope? envelope) =>
        envelope?.OrganizationId is { } organization ? new ClientLogger(_logger, registration.Name, () => organization) : Logger;

    /// <summary>Stores the client object when the host starts the client.</summary>
    public void Use(IEventClient client) => _client = client;
}
