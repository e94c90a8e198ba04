namespace TypedStreaming.Consumers;

/// <summary>A request by the poll loop for a callback when a consumer's queue has free space.</summary>
/// <param name="Most">The number of bytes that may be in the queue, or null to wait until all of its events are taken.</param>
/// <param name="Give">An action that is called once, from any thread, when the queue has at most that many bytes, or when all of its events
/// are taken.</param>
internal sealed record RoomSignal(long? Most, Action Give)
{
    public bool Holds(long bytes, bool isTaken) => isTaken || bytes <= Most;
}
