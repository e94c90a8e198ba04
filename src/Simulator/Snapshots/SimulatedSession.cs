namespace TypedStreaming.Simulator;

/// <summary>The state of a Bayeux session at one point in time. The object does not change later.</summary>
/// <param name="ClientId">The client id, which the handshake returned.</param>
/// <param name="Channels">The channels that the session subscribes to, with their filters.</param>
/// <param name="QueuedEvents">The number of events that the session has not received yet.</param>
/// <param name="WaitsFor">The thing that the session waits for.</param>
/// <param name="Until">The time, by the org's clock, at which the wait ends: a held connect is answered without events, or the session ends
/// because no request came. Null if there is no such time.</param>
public sealed record SimulatedSession(
    string ClientId, IReadOnlyList<string> Channels, int QueuedEvents, SessionWait WaitsFor, DateTimeOffset? Until);
