using TypedStreaming.Hosting.DependencyInjection;

namespace TypedStreaming.Relay.Workers;

/// <summary>The settings with which a worker was registered.</summary>
internal sealed class WorkerSetup(string name, RelayWorkerOptions options, Func<IServiceProvider, IEventBroker> broker)
{
    public string Name => name;

    public RelayWorkerOptions Options => options;

    public StreamTopology Stream { get; } = options.Topology();

    /// <summary>The registration of the worker's handlers.</summary>
    public ClientRegistration? Registration { get; set; }

    /// <exception cref="InvalidOperationException">The callback returned null.</exception>
    public IEventBroker BrokerOf(IServiceProvider services) =>
        broker(services) ?? throw new InvalidOperationException("The callback of AddTypedStreamingWorker must return a broker, but it returned null.");
}
