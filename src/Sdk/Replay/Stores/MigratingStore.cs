namespace TypedStreaming.Replay.Stores;

/// <summary>
/// A replay store that also looks for a position under the keys of earlier versions (former keys) if the current key has no position. A position
/// that is found under a former key is saved under the current key. Each former key is opened once. An owner that still saves positions under a
/// former key therefore gets an error, which reports that its position was taken over.
/// </summary>
internal sealed class MigratingStore(IReplayStore store, IReadOnlyList<ReplayKey> formerKeys) : IReplayStore
{
    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        var cursor = await store.OpenAsync(key, cancellationToken).ConfigureAwait(false);

        // Callbacks do not distinguish orgs, so they have already returned all positions that they know.
        if (cursor.Position is not null || cursor is IStartingCursor || formerKeys.Count == 0) return cursor;
        await cursor.DisposeAsync().ConfigureAwait(false);
        var found = await FindAsync(cancellationToken).ConfigureAwait(false);

        // The key is opened again, because a store of the program may ignore orgs too. In such a store, opening a former key has taken over
        // the position of this key.
        cursor = await store.OpenAsync(key, cancellationToken).ConfigureAwait(false);
        return cursor.Position is null && found.Count > 0
            ? await KeepAsync(cursor, FormerPosition.Of(found), cancellationToken).ConfigureAwait(false)
            : cursor;
    }

    private async Task<List<ReplayPosition>> FindAsync(CancellationToken cancellationToken)
    {
        var found = new List<ReplayPosition>();
        foreach (var key in formerKeys)
        {
            var cursor = await store.OpenAsync(key, cancellationToken).ConfigureAwait(false);
            if (cursor.Position is { } position) found.Add(position);
            await cursor.DisposeAsync().ConfigureAwait(false);
        }

        return found;
    }

    /// <summary>
    /// Saves the position under the current key immediately, so that it is found even if the process crashes before the first event is processed.
    /// </summary>
    private static async Task<IReplayCursor> KeepAsync(IReplayCursor cursor, FormerPosition former, CancellationToken cancellationToken)
    {
        try
        {
            if (former.IsCertain) await cursor.SaveAsync(former.Position, cancellationToken).ConfigureAwait(false);
            return new MigratedCursor(cursor, former);
        }
        catch
        {
            await cursor.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
