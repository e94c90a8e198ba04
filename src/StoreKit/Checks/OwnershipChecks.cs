namespace TypedStreaming.StoreKit.Checks;

/// <summary>The checks that verify that only the newest cursor of a key can save.</summary>
internal static class OwnershipChecks
{
    private const int Openers = 8;

    public static (string Name, Func<CheckedStore, Task> Run)[] All { get; } =
    [
        ("the newest cursor becomes the owner", store => NewestWinsAsync(store, store.OpenAsync)),
        ("the error of an old owner identifies the new owner", TakerIsNamedAsync),
        ("an old owner's save changes nothing", ChangesNothingAsync),
        ("disposing a cursor does not make an old owner the owner again", DisposalGivesNothingBackAsync),
        ("disposing a cursor keeps the position", DisposalKeepsAsync),
        ("a disposed cursor saves nothing", DisposedSavesNothingAsync),
        ("opening a position does not change it", OpeningKeepsAsync),
        ("if several cursors are opened at the same time, exactly one of them becomes the owner", store => OneWinsAsync(store, store.OpenAsync)),
    ];

    public static async Task NewestWinsAsync(CheckedStore store, Func<Task<IReplayCursor>> open)
    {
        var old = await store.OpenAsync().ConfigureAwait(false);
        await store.SaveAsync(old, CheckedStore.At(1)).ConfigureAwait(false);
        var newest = await open().ConfigureAwait(false);
        Expect.Position(CheckedStore.At(1), newest.Position, "the position that the newest cursor finds");
        await TakenAsync(store, old).ConfigureAwait(false);
        await store.SaveAsync(newest, CheckedStore.At(2)).ConfigureAwait(false);
        await TakenAsync(store, old).ConfigureAwait(false);
        Expect.Position(CheckedStore.At(2), await store.ReadAsync(store.Key).ConfigureAwait(false), "the position after the newest cursor's save");
    }

    public static async Task OneWinsAsync(CheckedStore store, Func<Task<IReplayCursor>> open)
    {
        var cursors = await Task.WhenAll(Enumerable.Range(0, Openers).Select(_ => Task.Run(open))).ConfigureAwait(false);
        var saved = new List<ReplayPosition>();
        for (var i = 0; i < cursors.Length; i++)
        {
            try
            {
                await store.SaveAsync(cursors[i], CheckedStore.At(i)).ConfigureAwait(false);
                saved.Add(CheckedStore.At(i));
            }
            catch (StreamingException e) when (e.Error == StreamingError.PositionTaken)
            {
                // All openers except one must get this exception.
            }
        }

        Expect.That(saved.Count == 1, "one cursor that can save the position", $"{saved.Count} of {Openers} cursors that can save it");
        Expect.Position(saved[0], await store.ReadAsync(store.Key).ConfigureAwait(false), "the position after all cursors have tried to save");
    }

    private static async Task TakerIsNamedAsync(CheckedStore store)
    {
        var old = await store.OpenAsync().ConfigureAwait(false);
        await store.OpenAsync().ConfigureAwait(false);
        var error = await TakenAsync(store, old).ConfigureAwait(false);
        Expect.That(
            error.Message.Contains(Environment.MachineName, StringComparison.Ordinal)
                && error.Message.Contains(Environment.ProcessId.ToString(), StringComparison.Ordinal),
            $"an error message that contains the host {Environment.MachineName} and the process {Environment.ProcessId}",
            $"'{error.Message}'");
        Expect.That(!error.IsTransient, "an error that is not transient", "a transient error");
    }

    private static async Task ChangesNothingAsync(CheckedStore store)
    {
        var old = await store.OpenAsync().ConfigureAwait(false);
        await store.SaveAsync(old, CheckedStore.At(5)).ConfigureAwait(false);
        await store.OpenAsync().ConfigureAwait(false);
        await TakenAsync(store, old).ConfigureAwait(false);
        Expect.Position(CheckedStore.At(5), await store.ReadAsync(store.Key).ConfigureAwait(false), "the position after the old owner's save");
    }

    private static async Task DisposalGivesNothingBackAsync(CheckedStore store)
    {
        var old = await store.OpenAsync().ConfigureAwait(false);
        await store.SaveAndCloseAsync(store.Key, CheckedStore.At(5)).ConfigureAwait(false);
        await TakenAsync(store, old).ConfigureAwait(false);
        Expect.Position(CheckedStore.At(5), await store.ReadAsync(store.Key).ConfigureAwait(false), "the position after the old owner's save");
    }

    private static async Task DisposalKeepsAsync(CheckedStore store)
    {
        await store.SaveAndCloseAsync(store.Key, CheckedStore.At(5)).ConfigureAwait(false);
        var unused = await store.OpenAsync().ConfigureAwait(false);
        await unused.DisposeAsync().ConfigureAwait(false);
        await unused.DisposeAsync().ConfigureAwait(false);
        Expect.Position(CheckedStore.At(5), await store.ReadAsync(store.Key).ConfigureAwait(false), "the position after a cursor that saved nothing");
    }

    private static async Task DisposedSavesNothingAsync(CheckedStore store)
    {
        var cursor = await store.OpenAsync().ConfigureAwait(false);
        await store.SaveAsync(cursor, CheckedStore.At(5)).ConfigureAwait(false);
        await cursor.DisposeAsync().ConfigureAwait(false);
        await Expect.ThrowsAsync<ObjectDisposedException>(
            () => store.SaveAsync(cursor, CheckedStore.At(6)), "an ObjectDisposedException from a disposed cursor").ConfigureAwait(false);
        Expect.Position(CheckedStore.At(5), await store.ReadAsync(store.Key).ConfigureAwait(false), "the position after the disposed cursor's save");
    }

    private static async Task OpeningKeepsAsync(CheckedStore store)
    {
        await store.SaveAndCloseAsync(store.Key, CheckedStore.At(5)).ConfigureAwait(false);
        for (var i = 0; i < 3; i++)
            Expect.Position(CheckedStore.At(5), await store.ReadAsync(store.Key).ConfigureAwait(false), "the position after it was opened but not saved");
    }

    private static async Task<StreamingException> TakenAsync(CheckedStore store, IReplayCursor old)
    {
        var error = await Expect.ThrowsAsync<StreamingException>(
            () => store.SaveAsync(old, CheckedStore.At(99)), "the error PositionTaken when an old owner saves").ConfigureAwait(false);
        Expect.That(error.Error == StreamingError.PositionTaken, "the error PositionTaken when an old owner saves", $"{error.Error}: {error.Message}");
        return error;
    }
}
