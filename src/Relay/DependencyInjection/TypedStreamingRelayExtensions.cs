using TypedStreaming.Hosting;
using TypedStreaming.Relay.DependencyInjection;
using TypedStreaming.Relay.Publishing;

namespace TypedStreaming.Relay;

/// <summary>Adds a relay to a streaming client in a host.</summary>
public static class TypedStreamingRelayExtensions
{
    /// <summary>
    /// Publishes the events of channels to a stream of a message broker. Workers of the stream handle these events: see
    /// <c>AddTypedStreamingWorker</c>. If several replicas run, add <c>UseLease</c> too, so that only one of them relays events and the others
    /// wait.
    /// </summary>
    /// <param name="builder">The client.</param>
    /// <param name="broker">Returns the broker. It is called once for each channel, and the client does not dispose the broker.</param>
    /// <param name="configure">Sets the options: <see cref="RelayOptions.Stream"/> and <see cref="RelayOptions.Channels"/> are required.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is missing or not valid.</exception>
    public static TypedStreamingBuilder RelayTo(
        this TypedStreamingBuilder builder, Func<IServiceProvider, IEventBroker> broker, Action<RelayOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(broker);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new RelayOptions();
        configure(options);
        RelayDefects.ThrowIfAny(options, nameof(configure));
        foreach (var channel in options.Channels)
            builder.Client.Loops.Add((client, services) => new RelayLoop(client, new RelayPlan(BrokerOf(broker, services), channel, options)));
        return builder;
    }

    private static IEventBroker BrokerOf(Func<IServiceProvider, IEventBroker> broker, IServiceProvider services) =>
        broker(services) ?? throw new InvalidOperationException($"The callback of {nameof(RelayTo)} must return a broker, but it returned null.");
}
