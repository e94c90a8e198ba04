namespace TypedStreaming.StoreKit.Checks;

/// <summary>The checks that verify that a saved position is read back unchanged.</summary>
internal static class PositionChecks
{
    private static readonly DateTimeOffset OffsetDate = new DateTimeOffset(2026, 3, 29, 1, 59, 59, new TimeSpan(5, 30, 0)).AddTicks(1_234_567);

    public static (string Name, Func<CheckedStore, Task> Run)[] All { get; } =
    [
        ("a missing position is null", async store =>
            Expect.Position(null, await store.ReadAsync(store.Key).ConfigureAwait(false), "the position of a key under which nothing was saved")),
        ("a position without an id (an anchor) is read back", store => ComesBackAsync(store, CheckedStore.At(null))),
        ("replay ids are read back unchanged", store => ComeBackAsync(
            store, [.. new[] { 0, 1, int.MaxValue + 1L, 9_007_199_254_740_993, long.MaxValue - 1, long.MaxValue }.Select(id => CheckedStore.At(id))])),
        ("opaque replay ids are read back byte for byte", OpaqueIdsAsync),
        ("dates are read back with their ticks and offset", store => ComeBackAsync(
            store,
            CheckedStore.At(7) with { At = OffsetDate },
            CheckedStore.At(8) with { At = DateTimeOffset.MinValue },
            CheckedStore.At(9) with { At = DateTimeOffset.MaxValue })),
        ("the server's date and the instance are read back unchanged", store => ComeBackAsync(
            store,
            CheckedStore.At(7) with { CreatedDate = "2026-05-04T09:12:33.208+0000", Instance = "acme.my.salesforce.com" },
            CheckedStore.At(8) with { CreatedDate = "", Instance = " ÄÖ '\"\n\u0001 \uD83D\uDE00" })),
        ("a saved position replaces all parts of the previous one", async store =>
        {
            await store.SaveAndCloseAsync(store.Key, CheckedStore.At(7) with { CreatedDate = "a", Instance = "b" }).ConfigureAwait(false);
            await ComesBackAsync(store, CheckedStore.At(8)).ConfigureAwait(false);
            await ComesBackAsync(store, CheckedStore.At(null)).ConfigureAwait(false);
        }),
        ("a position with an opaque id replaces all parts of the previous one", async store =>
        {
            var key = store.Key with { Transport = CheckedStore.OpaqueTransport };
            await store.SaveAndCloseAsync(key, CheckedStore.AtOpaque(1, 2, 3)).ConfigureAwait(false);
            await ComesBackAsync(store, key, CheckedStore.AtOpaque(9)).ConfigureAwait(false);
            await ComesBackAsync(store, key, CheckedStore.At(null)).ConfigureAwait(false);
        }),
        ("the last save is kept, even if its id is lower", LastCountsAsync),
        ("a save with a cancelled token stores nothing", CancelledAsync),
    ];

    private static Task ComesBackAsync(CheckedStore store, ReplayPosition position) => ComesBackAsync(store, store.Key, position);

    private static async Task ComesBackAsync(CheckedStore store, ReplayKey key, ReplayPosition position)
    {
        await store.SaveAndCloseAsync(key, position).ConfigureAwait(false);
        Expect.Position(position, await store.ReadAsync(key).ConfigureAwait(false), "the position after it was saved and opened again");
        Expect.Position(position, await store.ReadAsync(key).ConfigureAwait(false), "the position after it was opened once more");
    }

    /// <summary>
    /// Checks that opaque replay ids are read back unchanged: for example ids that begin or end with zeros, ids that are not text, ids with every
    /// byte value, and an id of the maximum length.
    /// </summary>
    private static async Task OpaqueIdsAsync(CheckedStore store)
    {
        var every = Enumerable.Range(0, 256).Select(static value => (byte)value).ToArray();
        ReplayPosition[] positions =
        [
            CheckedStore.AtOpaque(0), CheckedStore.AtOpaque(0, 0), CheckedStore.AtOpaque(0, 0, 0, 0, 0, 0, 0x77, 0xF1, 0, 0),
            CheckedStore.AtOpaque(0xFF, 0xFE, 0xC3, 0x28), CheckedStore.AtOpaque(0x20, 0x41, 0x20), CheckedStore.AtOpaque(every),
            CheckedStore.AtOpaque([.. Enumerable.Repeat(every, OpaqueReplayId.MaxLength / every.Length).SelectMany(static bytes => bytes)]),
        ];
        foreach (var position in positions)
            await ComesBackAsync(store, store.Key with { Transport = CheckedStore.OpaqueTransport }, position).ConfigureAwait(false);
    }

    private static async Task ComeBackAsync(CheckedStore store, params ReplayPosition[] positions)
    {
        foreach (var position in positions) await ComesBackAsync(store, position).ConfigureAwait(false);
    }

    private static async Task LastCountsAsync(CheckedStore store)
    {
        var cursor = await store.OpenAsync().ConfigureAwait(false);
        foreach (var id in (long[])[5, 9, 1, 8, 3]) await store.SaveAsync(cursor, CheckedStore.At(id)).ConfigureAwait(false);
        Expect.Position(null, cursor.Position, "the Position property of the cursor that saved (the position that was stored when the cursor was opened)");
        Expect.Position(CheckedStore.At(3), await store.ReadAsync(store.Key).ConfigureAwait(false), "the position after five saves");
    }

    private static async Task CancelledAsync(CheckedStore store)
    {
        await store.SaveAndCloseAsync(store.Key, CheckedStore.At(7)).ConfigureAwait(false);
        var cursor = await store.OpenAsync().ConfigureAwait(false);
        await Expect.ThrowsAsync<OperationCanceledException>(
            () => cursor.SaveAsync(CheckedStore.At(8), new CancellationToken(canceled: true)),
            "an OperationCanceledException from a save with a cancelled token").ConfigureAwait(false);
        Expect.Position(CheckedStore.At(7), await store.ReadAsync(store.Key).ConfigureAwait(false), "the position after the cancelled save");
    }
}
