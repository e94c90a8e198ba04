namespace TypedStreaming.Replay.Stores;

/// <summary>
/// A store that looks under former keys if there is nothing under the present one, and saves the position that it finds under the present
/// one. So each former key is opened once, and an owner that still saves under it gets the takeover error.
/// </summary>
internal sealed class MigratingStore(IReplayStore store, IReadOnlyList<ReplayKey> formerKeys) : IReplayStore
{
    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        var cursor = await store.OpenAsync(key, cancellationToken).ConfigureAwait(false);

        // Callbacks know no orgs: they have already returned all that they know.
        if (cursor.Position is not null || cursor is IStartingCursor || formerKeys.Count == 0) return cursor;
        await cursor.DisposeAsync().ConfigureAwait(false);
        var found = await FindAsync(cancellationToken).ConfigureAwait(false);

        // Opened again, because a store of the program may ignore orgs too: then opening a former key has taken this one over.
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

    /// <summary>Saves the position at once, so that it is also found after a crash before the first processed event.</summary>
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
