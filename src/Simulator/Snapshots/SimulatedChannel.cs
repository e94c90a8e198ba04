namespace TypedStreaming.Simulator;

/// <summary>The state of a channel at one point in time. The object does not change later.</summary>
/// <param name="Name">The name, such as <c>/topic/AccountUpdates</c>.</param>
/// <param name="Subscribers">The number of Bayeux sessions that subscribe to the channel.</param>
/// <param name="StoredEvents">The number of events that can be replayed.</param>
/// <param name="LastReplayId">The replay id of the newest event that can be replayed, or null if there is no such event.</param>
public sealed record SimulatedChannel(string Name, int Subscribers, int StoredEvents, long? LastReplayId);
