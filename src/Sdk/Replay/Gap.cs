namespace TypedStreaming;

/// <summary>A stretch of a channel in which events may be missing.</summary>
public sealed record Gap
{
    /// <summary>Why.</summary>
    public required GapCause Cause { get; init; }

    /// <summary>The channel, with its filter if there is one.</summary>
    public required string Channel { get; init; }

    /// <summary>Since when, by the server's clock where it tells, or null if that is not known.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, or null if that is not known.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The last replay id before the gap, or null if that is not known.</summary>
    public long? AfterReplayId { get; init; }

    /// <summary>The object whose records changed, where a gap event names it; else null.</summary>
    public string? EntityName { get; init; }

    /// <summary>
    /// The records that changed, where a gap event names them; it can hold a wildcard such as <c>001*</c>. Empty where it names none,
    /// as after an overflow: then any record of <see cref="EntityName"/> may have changed.
    /// </summary>
    public IReadOnlyList<string> RecordIds { get; init; } = [];

    /// <summary>Whether the server sent it as an event of its own, with a place in the channel.</summary>
    internal bool IsEvent => Cause is GapCause.GapEvent or GapCause.Overflow;

    /// <summary>Whether replay ids from before the gap say nothing about those after it.</summary>
    internal bool RenumbersIds => Cause is GapCause.InvalidReplayId or GapCause.OrgMoved or GapCause.PositionsDiffer;

    /// <summary>An earlier gap and this one, with no event between them, as one.</summary>
    internal Gap After(Gap earlier) => (earlier.RenumbersIds ? earlier : this) with
    {
        From = earlier.From is { } from && From < from ? From : earlier.From is null || From is null ? null : earlier.From,
        To = To,
        AfterReplayId = earlier.AfterReplayId,
    };
}
