using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>An event that is queued for one session, with the channel text to which the session subscribed.</summary>
internal sealed record Delivery(string SubscribedChannel, StoredEvent Event);
