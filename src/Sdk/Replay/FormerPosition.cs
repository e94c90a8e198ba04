namespace TypedStreaming.Replay;

/// <summary>What was found under former keys.</summary>
/// <param name="Position">The position; of several that differ, the oldest one that is not an anchor.</param>
/// <param name="Since">When the oldest of them was reached.</param>
/// <param name="IsCertain">Whether they agree: if not, it is not for us to say which one counts.</param>
internal sealed record FormerPosition(ReplayPosition Position, DateTimeOffset Since, bool IsCertain)
{
    /// <param name="found">One or more.</param>
    public static FormerPosition Of(IReadOnlyList<ReplayPosition> found)
    {
        var oldestFirst = found.OrderBy(static position => position.At).ToList();
        var oldest = oldestFirst[0];

        // Of anchors alone the older one is sure to miss nothing; and ids of two instances are two, even if they are equal.
        var agree = oldestFirst.TrueForAll(position => IsSame(position, oldest)) || oldestFirst.TrueForAll(static position => position.IsAnchor);
        var position = oldestFirst.Find(static position => !position.IsAnchor) ?? oldest;
        return new FormerPosition(position, oldest.At, agree);
    }

    private static bool IsSame(ReplayPosition one, ReplayPosition other) =>
        (one.ReplayId, one.OpaqueId, one.Instance) == (other.ReplayId, other.OpaqueId, other.Instance);
}
