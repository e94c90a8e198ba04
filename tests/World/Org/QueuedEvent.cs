namespace TypedStreaming.World.Org;

/// <summary>An event in the queue of a session.</summary>
internal sealed class QueuedEvent
{
    public required OrgEvent Event { get; init; }

    public required OrgSession Session { get; init; }

    /// <summary>The channel that the message names.</summary>
    public required string Channel { get; init; }

    /// <summary>Its place among all that were queued in the session.</summary>
    public required int Place { get; init; }

    /// <summary>True if it is replayed, not new.</summary>
    public required bool IsReplay { get; init; }

    /// <summary>The answer that took it out of the queue.</summary>
    public Answer? Answer { get; set; }

    /// <summary>The number of the piece of a response that brought its last byte to the client.</summary>
    public int? HandedAt { get; set; }
}
