namespace TypedStreaming.Session;

/// <summary>One channel: whether the program wants it, and how far the server has been told.</summary>
internal sealed record ChannelEntry(string Name)
{
    /// <summary>Whether somebody holds the channel.</summary>
    public bool Wanted { get; init; } = true;

    public WireState Wire { get; init; } = WireState.Absent;

    /// <summary>
    /// Whether the channel was let go and wanted again before the server was told: it leaves the wire first, so that the
    /// new holder starts where it asked to.
    /// </summary>
    public bool Restart { get; init; }

    /// <summary>Whether the server has ever confirmed it in this run. A refusal that can pass then does not end it.</summary>
    public bool Confirmed { get; init; }
}
