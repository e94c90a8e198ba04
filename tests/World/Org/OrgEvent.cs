namespace TypedStreaming.World.Org;

/// <summary>An event as the org knows it.</summary>
internal sealed class OrgEvent
{
    /// <summary>Its number in the whole plan, which its payload carries.</summary>
    public required int Serial { get; init; }

    public required OrgChannel Channel { get; init; }

    public required Era Era { get; init; }

    /// <summary>As it stands on the wire; null or negative on channels with odd ids.</summary>
    public required long? ReplayId { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The step of the plan in which it was published.</summary>
    public int PublishedAt { get; init; }

    /// <summary>Of platform events: shared by all copies.</summary>
    public Guid? Uuid { get; init; }

    public Region Region { get; init; }

    /// <summary>True if its message is larger than the client's limit.</summary>
    public bool IsLarge { get; init; }

    /// <summary>True if it can still be replayed.</summary>
    public bool IsRetained { get; set; }

    /// <summary>True if it was the last one of its channel in some answer: where ids are shared, such an event may come again.</summary>
    public bool EndedARun { get; set; }

    /// <summary>True if it shares its id with the first event that a consumer got of some response: then it may come again with those of another response.</summary>
    public bool BeganARun { get; set; }

    /// <summary>Each time that the org has queued it for a client.</summary>
    public List<QueuedEvent> Deliveries { get; } = [];

    /// <summary>The id to resume by, if it has one.</summary>
    public long? Id => ReplayId >= 0 ? ReplayId : null;

    public bool Passes(Region filter) => filter == Region.Any || Region == filter;

    public override string ToString() => $"event {Serial} ({Channel.Topic} #{ReplayId?.ToString() ?? "none"}, era {Era.Number})";
}
