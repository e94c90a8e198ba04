namespace TypedStreaming.World.Org;

/// <summary>How the org answers, where it is free to choose.</summary>
internal readonly record struct ServeManner
{
    /// <summary>How many queued events ride on the answer at most.</summary>
    public int Riders { get; init; }

    /// <summary>Whether the reply stands before the events.</summary>
    public bool ReplyFirst { get; init; }

    /// <summary>Whether an unknown client is advised never to come back, as some servers do.</summary>
    public bool SaysNever { get; init; }
}
