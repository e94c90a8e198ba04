using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>
/// A session's subscription to a channel, with the permissions at the time of the subscribe request. Later changes to permissions do not affect it.
/// </summary>
internal sealed record SessionSubscription(Channel Channel, ChannelFilter Filter, IReadOnlySet<string> HiddenEntities)
{
    public bool Passes(StoredEvent stored) =>
        !stored.IsWithheld
        && stored.Content.HasJson
        && !(stored.Content.Entity is { } entity && HiddenEntities.Contains(entity))
        && Filter.Matches(stored);
}
