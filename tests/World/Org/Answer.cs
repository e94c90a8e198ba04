namespace TypedStreaming.World.Org;

/// <summary>The org's response to one request.</summary>
internal sealed class Answer
{
    public int Status { get; init; } = 200;

    public byte[] Body { get; init; } = [];

    /// <summary>The events that ride on it, and where each ends in the body.</summary>
    public IReadOnlyList<(QueuedEvent Queued, int End)> Events { get; init; } = [];

    /// <summary>True if the request was granted.</summary>
    public bool Succeeds { get; init; }

    public string? SetsCookie { get; init; }

    public DateTimeOffset Date { get; init; }

    /// <summary>Of a handshake: what it made.</summary>
    public OrgSession? Session { get; init; }

    /// <summary>Of a subscribe: how many events it replays that were delivered before.</summary>
    public int Again { get; set; }

    /// <summary>The moment at which its first byte reached the client, counted in pieces of responses.</summary>
    public int? BegunAt { get; set; }

    /// <summary>The moment at which its last byte reached the client; null also where the client may not have looked at it for long.</summary>
    public int? EndedAt { get; set; }
}
