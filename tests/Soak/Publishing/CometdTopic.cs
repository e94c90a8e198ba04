using TypedStreaming.Simulator;

namespace TypedStreaming.Soak.Publishing;

/// <summary>A channel of generic events, for consumers over CometD.</summary>
internal sealed class CometdTopic : IOrderTopic
{
    private readonly SimulatedOrg _org;

    public CometdTopic(SimulatedOrg org)
    {
        _org = org;
        org.AddGenericChannel(Order.Channel);
        Address = new OrgAddress(org.Url);
        Faults = [.. new LoginFaults(org).Kinds, .. new SessionFaults(org).Kinds];
    }

    public OrgAddress Address { get; }

    public IReadOnlyList<Fault> Faults { get; }

    public async ValueTask PublishAsync(int number, CancellationToken cancellationToken) =>
        await _org.PublishGenericAsync(Order.Channel, new { Number = number }, cancellationToken);
}
