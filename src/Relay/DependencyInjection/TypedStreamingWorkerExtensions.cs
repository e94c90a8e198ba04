using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Relay.DependencyInjection;
using TypedStreaming.Relay.Workers;

namespace TypedStreaming.Relay;

/// <summary>Adds workers, which handle the events that a relay has published, to the services of a host.</summary>
public static class TypedStreamingWorkerExtensions
{
    /// <summary>
    /// Adds a worker to a worker group. The worker starts and stops with the host, and shares the events of the stream with the other workers of
    /// the group. Its handlers are written in the same way as the handlers of a client, and they have the same retries, dead letters, health
    /// checks and telemetry.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the worker in logs and metrics, and the key of its services.</param>
    /// <param name="broker">Returns the broker. It is called once, and the worker does not dispose the broker.</param>
    /// <param name="configure">Sets the options: <see cref="RelayWorkerOptions.Stream"/> and <see cref="RelayWorkerOptions.Group"/> are required.</param>
    /// <returns>A builder for handlers and more.</returns>
    /// <remarks>
    /// With <see cref="EventOrder.PerChannel"/>, events are handled in order for each partition. <see cref="TypedStreamingBuilder.UseLogin"/>,
    /// <see cref="TypedStreamingBuilder.UseReplayStore"/> and <c>UseLease</c> have no effect, because a worker has no session and no position.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is missing or not valid.</exception>
    /// <exception cref="InvalidOperationException">The services have a client or a worker of that name already.</exception>
    public static TypedStreamingBuilder AddTypedStreamingWorker(
        this IServiceCollection services, string name, Func<IServiceProvider, IEventBroker> broker, Action<RelayWorkerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(broker);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new RelayWorkerOptions();
        configure(options);
        WorkerDefects.ThrowIfAny(options, nameof(configure));
        var setup = new WorkerSetup(name, options, broker);
        var registration = new ClientRegistration(name, null, null) { CreateClient = provider => new RelayWorkerClient(setup, provider) };
        setup.Registration = registration;
        return ClientServices.Add(services, registration).UseDeadLetters(provider => new RelayDeadLetters(
            setup.BrokerOf(provider), setup.Stream, options.Group, provider.GetService<TimeProvider>()));
    }
}
