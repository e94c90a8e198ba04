namespace TypedStreaming.StoreKit.Checks;

/// <summary>The checks that use several store objects with the same data.</summary>
internal static class DurabilityChecks
{
    public static (string Name, Func<CheckedStore, Task> Run)[] All { get; } =
    [
        ("another store with the same data finds the position", async store =>
        {
            await store.SaveAndCloseAsync(store.Key, CheckedStore.At(long.MaxValue)).ConfigureAwait(false);
            var found = await OpenElsewhereAsync(store).ConfigureAwait(false);
            Expect.Position(CheckedStore.At(long.MaxValue), found.Position, "the position that another store finds");
        }),
        ("the newest cursor becomes the owner, even if another store object opened it", store =>
            OwnershipChecks.NewestWinsAsync(store, () => OpenElsewhereAsync(store))),
        ("if different store objects open cursors at the same time, exactly one of the cursors becomes the owner", store =>
            OwnershipChecks.OneWinsAsync(store, () => OpenElsewhereAsync(store))),
    ];

    private static async Task<IReplayCursor> OpenElsewhereAsync(CheckedStore store) =>
        await store.OpenAsync(await store.OpenAnotherStoreAsync().ConfigureAwait(false), store.Key).ConfigureAwait(false);
}
