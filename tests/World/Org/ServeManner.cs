namespace TypedStreaming.World.Org;

/// <summary>The manner of a response, where the org is free to choose.</summary>
internal readonly record struct ServeManner
{
    /// <summary>The largest number of queued events that ride on the response.</summary>
    public int Riders { get; init; }

    /// <summary>True if the reply stands before the events.</summary>
    public bool ReplyFirst { get; init; }

    /// <summary>True if an unknown client is advised never to come back, as some servers do.</summary>
    public bool SaysNever { get; init; }
}
