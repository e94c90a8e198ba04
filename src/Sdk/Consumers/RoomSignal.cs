namespace TypedStreaming.Consumers;

/// <summary>A request of the poll loop for a signal when a queue has room.</summary>
/// <param name="Most">The number of bytes that may be in the queue, or null to wait until all of it is taken.</param>
/// <param name="Give">Called once, from any thread, when that is reached, or when all of the queue is taken.</param>
internal sealed record RoomSignal(long? Most, Action Give)
{
    public bool Holds(long bytes, bool isTaken) => isTaken || bytes <= Most;
}
