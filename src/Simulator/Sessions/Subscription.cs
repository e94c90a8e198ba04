using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>
/// A subscription with the permissions at the time of the subscribe. Changes of permissions affect only later subscriptions.
/// </summary>
internal sealed record Subscription(Channel Channel, ChannelFilter Filter, IReadOnlySet<string> HiddenEntities)
{
    public bool Passes(StoredEvent stored) =>
        !stored.IsWithheld
        && !(stored.Content.Entity is { } entity && HiddenEntities.Contains(entity))
        && Filter.Matches(stored);
}
