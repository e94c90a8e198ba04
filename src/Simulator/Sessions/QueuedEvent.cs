using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>An event that is queued for one session, with the channel text that the session subscribed to.</summary>
internal sealed record QueuedEvent(string SubscribedChannel, StoredEvent Event);
