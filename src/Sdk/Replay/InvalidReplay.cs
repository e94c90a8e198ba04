namespace TypedStreaming;

/// <summary>A position at which a subscription cannot start.</summary>
public sealed record InvalidReplay
{
    /// <summary>The channel, with its filter if there is one.</summary>
    public required string Channel { get; init; }

    /// <summary>The id that cannot be resumed after. Of two positions that differ, that of the older one.</summary>
    public required long ReplayId { get; init; }

    /// <summary>
    /// <see cref="GapCause.InvalidReplayId"/> if the server refused it, <see cref="GapCause.OrgMoved"/> if it is from before a
    /// move, <see cref="GapCause.PositionsDiffer"/> if the store has another one as well.
    /// </summary>
    public required GapCause Cause { get; init; }

    /// <summary>The server's words, or null if it was not asked.</summary>
    public string? ServerText { get; init; }
}
