namespace TypedStreaming.Consumers;

/// <summary>What the poll loop waits for of a queue.</summary>
/// <param name="Most">How many bytes may be in the queue, or null to wait until all of it is taken.</param>
/// <param name="Give">Called once, from any thread, when it is so, or when all of the queue is taken.</param>
internal sealed record RoomSignal(long? Most, Action Give)
{
    public bool Holds(long bytes, bool isTaken) => isTaken || bytes <= Most;
}
