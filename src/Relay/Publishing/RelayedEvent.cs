using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Relay.Publishing;

/// <summary>An event that the relay has received but not yet acknowledged.</summary>
internal sealed class RelayedEvent(Delivery<EventMessage> delivery) : TakenEvent
{
    public override DateTimeOffset? CreatedDate => delivery.CreatedDate;

    public override ChangeEventHeader? Change => delivery.Change;

    /// <exception cref="InvalidOperationException">The event can no longer be acknowledged, and is delivered again.</exception>
    public void Acknowledge() => delivery.Acknowledge();

    protected override EventMetadata ReadMetadata() => new() { Channel = delivery.Channel, ReplayId = delivery.ReplayId, OpaqueId = delivery.OpaqueId, CreatedDate = delivery.CreatedDate };
}
