using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Simulate;

/// <summary>A running simulated org, with both transports.</summary>
internal sealed class Simulation : IAsyncDisposable
{
    private Simulation(SimulatedOrg org, SimulatedPubSub pubSub, TimeProvider time) => (Org, PubSub, Time) = (org, pubSub, time);

    public SimulatedOrg Org { get; }

    public SimulatedPubSub PubSub { get; }

    public TimeProvider Time { get; }

    /// <summary>Starts the simulated org without any channels.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ToolException">A port is in use.</exception>
    public static async Task<Simulation> StartAsync(SimulationPorts ports, TimeProvider time, CancellationToken cancellationToken)
    {
        var org = await ports.BindAsync(ports.Org, port => SimulatedOrg.StartAsync(new SimulatedOrgOptions { Port = port, TimeProvider = time }, cancellationToken)).ConfigureAwait(false);
        try
        {
            var pubSub = await ports.BindAsync(ports.PubSub, port => SimulatedPubSub.StartAsync(org, new SimulatedPubSubOptions { Port = port }, cancellationToken)).ConfigureAwait(false);
            return new Simulation(org, pubSub, time);
        }
        catch
        {
            await org.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // The org disposes its Pub/Sub API.
    public ValueTask DisposeAsync() => Org.DisposeAsync();
}
