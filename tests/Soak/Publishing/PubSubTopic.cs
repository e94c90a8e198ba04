using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.Soak.Publishing;

/// <summary>A platform event, for consumers over the Pub/Sub API.</summary>
internal sealed class PubSubTopic : IOrderTopic
{
    /// <summary>The interval of keepalives, so that consumers notice a silent stream soon.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(1);

    private readonly SimulatedOrg _org;

    private PubSubTopic(SimulatedOrg org, SimulatedPubSub pubSub)
    {
        _org = org;
        Address = new OrgAddress(org.Url, pubSub.Url);
        Faults = [.. new LoginFaults(org).Kinds, .. new StreamFaults(pubSub).Kinds];
    }

    public OrgAddress Address { get; }

    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Starts the Pub/Sub API of an org, which disposes it.</summary>
    /// <param name="org">The org.</param>
    /// <param name="seed">The seed of the faults. Replay ids are not numbers if it is odd.</param>
    public static async Task<PubSubTopic> StartAsync(SimulatedOrg org, int seed)
    {
        org.AddPlatformEvent(PlatformOrder.ApiName, [PlatformOrder.NumberField]);
        var options = new SimulatedPubSubOptions { KeepAliveInterval = KeepAlive, ReplayIds = seed % 2 == 0 ? ReplayIdForm.Numbered : ReplayIdForm.Opaque };
        return new PubSubTopic(org, await SimulatedPubSub.StartAsync(org, options, CancellationToken.None));
    }

    public async ValueTask PublishAsync(int number, CancellationToken cancellationToken) =>
        await _org.PublishPlatformEventAsync(PlatformOrder.Channel, new { Number__c = number }, cancellationToken: cancellationToken);
}
