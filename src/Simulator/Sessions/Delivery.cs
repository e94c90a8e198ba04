using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>An event on its way to one session, under the channel text that the session subscribed to.</summary>
internal sealed record Delivery(string SubscribedChannel, StoredEvent Event);
