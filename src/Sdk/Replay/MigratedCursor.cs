namespace TypedStreaming.Replay;

/// <summary>A cursor of the present key, whose position was found under a former one.</summary>
internal sealed class MigratedCursor(IReplayCursor cursor, FormerPosition former) : IReplayCursor
{
    public ReplayPosition? Position => former.IsCertain ? former.Position : null;

    /// <summary>What was found, where it cannot be gone on from without somebody's word; else null.</summary>
    public FormerPosition? Undecided => former.IsCertain ? null : former;

    public ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken) => cursor.SaveAsync(position, cancellationToken);

    public ValueTask DisposeAsync() => cursor.DisposeAsync();
}
