namespace TypedStreaming.Replay;

/// <summary>
/// A store that looks under former keys where there is nothing under the present one, and keeps what it finds under the present
/// one. So each former key is opened once, and whoever still saves under it is told of the takeover.
/// </summary>
internal sealed class MigratingStore(IReplayStore store, IReadOnlyList<ReplayKey> formerKeys) : IReplayStore
{
    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        var cursor = await store.OpenAsync(key, cancellationToken).ConfigureAwait(false);

        // Callbacks know no orgs: whatever they have they have told.
        if (cursor.Position is not null || cursor is IStartingCursor || formerKeys.Count == 0) return cursor;
        await cursor.DisposeAsync().ConfigureAwait(false);
        var found = await FindAsync(cancellationToken).ConfigureAwait(false);

        // Opened again, since a store of the program's own may know no orgs either: then reading a former key took this one over.
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

    /// <summary>Saved at once, so that a crash before the first event that is done finds it too.</summary>
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
