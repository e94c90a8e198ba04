namespace TypedStreaming.Replay.Stores;

/// <summary>
/// A cursor for the current key. Its position was found under a former key, which an earlier version of the SDK or another login flow used.
/// </summary>
internal sealed class MigratedCursor(IReplayCursor cursor, FormerPosition former) : IReplayCursor
{
    public ReplayPosition? Position => former.IsCertain ? former.Position : null;

    /// <summary>
    /// The position that was found under the former key, if the application must decide whether to resume at this position; otherwise, null.
    /// </summary>
    public FormerPosition? Undecided => former.IsCertain ? null : former;

    public ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken) => cursor.SaveAsync(position, cancellationToken);

    public ValueTask DisposeAsync() => cursor.DisposeAsync();
}
