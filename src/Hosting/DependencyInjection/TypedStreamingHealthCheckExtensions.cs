using Microsoft.Extensions.Diagnostics.HealthChecks;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks for clients to the services of a host.</summary>
public static class TypedStreamingHealthCheckExtensions
{
    /// <summary>Adds the health check for a client, which reports lost sessions, late events, long attempts and final errors.</summary>
    /// <remarks>
    /// The check is degraded if the client has had no session for 30 seconds, if an event is 5 minutes late or near the end of the retention
    /// time, or if an attempt has run for 5 minutes. It is unhealthy if the client has had no session for 15 minutes, or after a final error.
    /// </remarks>
    /// <param name="builder">The builder of health checks.</param>
    /// <param name="clientName">The name of a client that was added with a name. Null, the default, is the client without a name.</param>
    /// <param name="name">The name of the check. Null, the default, is <c>typedstreaming</c>, followed by a hyphen and the client's name if it has one.</param>
    /// <param name="failureStatus">The status that is reported instead of unhealthy. Null, the default, is
    /// <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags of the check. Null, the default, means no tags.</param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddTypedStreaming(
        this IHealthChecksBuilder builder, string? clientName = null, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (clientName is null ? "typedstreaming" : $"typedstreaming-{clientName}"),
            services => new ClientHealthCheck(HandlersOf(services, clientName)),
            failureStatus,
            tags));
    }

    /// <exception cref="InvalidOperationException">There is no such client.</exception>
    private static ClientHandlers HandlersOf(IServiceProvider services, string? clientName)
    {
        if (services.GetKeyedService<ClientHandlers>(clientName ?? "") is { } handlers) return handlers;
        var names = services.GetService<ClientRegistrations>()?.All.Select(static client => client.Name is { } known ? $"\"{known}\"" : "the client without a name") ?? [];
        throw new InvalidOperationException(
            $"The health check is for {(clientName is null ? "the client without a name" : $"the client \"{clientName}\"")}, which does not exist. Pass the name of a client or a worker to "
            + $"{nameof(AddTypedStreaming)}. The clients are: {string.Join(", ", names)}.");
    }
}
