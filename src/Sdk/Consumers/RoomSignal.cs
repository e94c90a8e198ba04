namespace TypedStreaming.Consumers;

/// <summary>A request for a callback when a consumer's queue has free space. The poll loop makes this request.</summary>
/// <param name="Most">The number of bytes that may be in the queue, or null to wait until all of its events are taken.</param>
/// <param name="Give">An action that is called once, from any thread, when the queue has at most that many bytes, or when all of its events
/// are taken.</param>
internal sealed record RoomSignal(long? Most, Action Give)
{
    public bool Holds(long bytes, bool isTaken) => isTaken || bytes <= Most;
}
