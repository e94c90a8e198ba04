using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>An event that is queued for one session, with the text of the session's subscription (a channel, possibly with a filter).</summary>
internal sealed record QueuedEvent(string SubscribedChannel, StoredEvent Event);
