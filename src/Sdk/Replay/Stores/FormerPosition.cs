namespace TypedStreaming.Replay.Stores;

/// <summary>A position that was found under a key that an earlier version of the SDK or another login flow used.</summary>
/// <param name="Position">The position. If several different positions were found, it is the oldest one that is not an anchor.</param>
/// <param name="Since">The time of the oldest position that was found.</param>
/// <param name="IsCertain">True if the found positions agree. If they do not, the application must decide which position to use.</param>
internal sealed record FormerPosition(ReplayPosition Position, DateTimeOffset Since, bool IsCertain)
{
    /// <param name="found">The positions that were found; at least one.</param>
    public static FormerPosition Of(IReadOnlyList<ReplayPosition> found)
    {
        var oldestFirst = found.OrderBy(static position => position.At).ToList();
        var oldest = oldestFirst[0];

        // If all positions are anchors, no event is missed with the oldest one. Equal ids of two instances are still two different
        // positions.
        var agree = oldestFirst.TrueForAll(position => IsSame(position, oldest)) || oldestFirst.TrueForAll(static position => position.IsAnchor);
        var position = oldestFirst.Find(static position => !position.IsAnchor) ?? oldest;
        return new FormerPosition(position, oldest.At, agree);
    }

    private static bool IsSame(ReplayPosition one, ReplayPosition other) =>
        (one.ReplayId, one.OpaqueId, one.Instance) == (other.ReplayId, other.OpaqueId, other.Instance);
}
