using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>A subscription as it was made; changes of permissions take effect in the next one.</summary>
internal sealed record Subscription(Channel Channel, ChannelFilter Filter, IReadOnlySet<string> HiddenEntities)
{
    public bool Passes(StoredEvent stored) =>
        !stored.IsWithheld
        && !(stored.Content.Entity is { } entity && HiddenEntities.Contains(entity))
        && Filter.Matches(stored);
}
