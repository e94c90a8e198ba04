namespace TypedStreaming.Replay;

/// <summary>What a position is made from, kept for each delivery that is out without an object of its own.</summary>
/// <param name="ReplayId">The event's id, or null from a server without replay.</param>
/// <param name="At">When the event was made, else when it was received.</param>
/// <param name="CreatedDate">The event's creation date as the server wrote it.</param>
internal readonly record struct ReceivedPosition(long? ReplayId, DateTimeOffset At, string? CreatedDate)
{
    public ReplayPosition ToPosition() => new() { ReplayId = ReplayId, At = At, CreatedDate = CreatedDate };
}
