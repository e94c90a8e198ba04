namespace TypedStreaming.Consumers;

/// <summary>What the poll loop waits for of a queue.</summary>
/// <param name="Most">How many bytes may be in the queue.</param>
/// <param name="IsForDrained">Whether nothing may wait to be taken either.</param>
/// <param name="Give">Called once, from any thread, when it is so.</param>
internal sealed record RoomSignal(long Most, bool IsForDrained, Action Give)
{
    public bool Holds(long bytes, bool isTaken) => bytes <= Most && (isTaken || !IsForDrained);
}
