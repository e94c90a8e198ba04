namespace TypedStreaming.StoreKit.Checks;

/// <summary>The checks that verify that a saved position is found only under its own key.</summary>
internal static class KeyChecks
{
    public static (string Name, Func<CheckedStore, Task> Run)[] All { get; } =
    [
        ("orgs have separate positions", store => ApartAsync(store, key => new(key.OrganizationId + "2", key.Channel, key.Consumer))),
        ("channels have separate positions", store => ApartAsync(store, key => new(key.OrganizationId, "/topic/Bills", key.Consumer))),
        ("consumers have separate positions", store => ApartAsync(store, key => new(key.OrganizationId, key.Channel, "audit"))),
        ("transports have separate positions", TransportsApartAsync),
        ("keys are case-sensitive", store => ApartAsync(
            store,
            key => new(key.OrganizationId.Replace('D', 'd'), key.Channel, key.Consumer),
            key => new(key.OrganizationId, "/topic/orders", key.Consumer),
            key => new(key.OrganizationId, key.Channel, "Default"))),
        ("keys with different parts have separate positions, even if joining the parts gives the same text", store => ApartAsync(
            store,
            [.. "/:|;,-_ \t\n\u0000\u001F".SelectMany(separator => new Func<ReplayKey, ReplayKey>[]
            {
                key => new(key.OrganizationId, $"/u/a{separator}b", "c"),
                key => new(key.OrganizationId, "/u/a", $"b{separator}c"),
            })])),
        ("any text can be a key", store => ApartAsync(
            store,
            key => new(key.OrganizationId, "/u/Gänse", "\uD83D\uDE00"),
            key => new(key.OrganizationId, "/u/Ga\u0308nse", "\uD83D\uDE00"),
            key => new(key.OrganizationId, "/u/Gänse ", "\uD83D\uDE00"),
            key => new(key.OrganizationId, "/u/%C3%A4_'\"\\../x", "*?"),
            key => new(key.OrganizationId, "/u/" + new string('x', 300), new string('y', 300)))),
        ("several consumers can save at the same time", SideBySideAsync),
    ];

    private static async Task ApartAsync(CheckedStore store, params Func<ReplayKey, ReplayKey>[] others)
    {
        ReplayKey[] keys = [store.Key, .. others.Select(other => other(store.Key))];
        var owners = new List<IReplayCursor>();
        foreach (var key in keys) owners.Add(await store.OpenAsync(key).ConfigureAwait(false));
        for (var i = 0; i < keys.Length; i++)
        {
            Expect.Position(null, owners[i].Position, $"the position of {keys[i]} before the first save");
            await store.SaveAsync(owners[i], CheckedStore.At(i)).ConfigureAwait(false);
        }

        for (var i = 0; i < keys.Length; i++)
            Expect.Position(CheckedStore.At(i), await store.ReadAsync(keys[i]).ConfigureAwait(false), $"the position of {keys[i]}");
    }

    /// <summary>
    /// Checks that positions of different transports have separate owners: a consumer that uses a new transport must not take over the position
    /// of a consumer that uses the old transport.
    /// </summary>
    private static async Task TransportsApartAsync(CheckedStore store)
    {
        var elsewhere = store.Key with { Transport = CheckedStore.OpaqueTransport };
        var cursor = await store.OpenAsync().ConfigureAwait(false);
        await store.SaveAsync(cursor, CheckedStore.At(1)).ConfigureAwait(false);
        Expect.Position(null, await store.ReadAsync(elsewhere).ConfigureAwait(false), $"the position of {elsewhere} before the first save");
        await store.SaveAndCloseAsync(elsewhere, CheckedStore.AtOpaque(2)).ConfigureAwait(false);
        await store.SaveAsync(cursor, CheckedStore.At(3)).ConfigureAwait(false);
        Expect.Position(CheckedStore.At(3), await store.ReadAsync(store.Key).ConfigureAwait(false), $"the position of {store.Key}");
        Expect.Position(CheckedStore.AtOpaque(2), await store.ReadAsync(elsewhere).ConfigureAwait(false), $"the position of {elsewhere}");
    }

    private static async Task SideBySideAsync(CheckedStore store)
    {
        var keys = Enumerable.Range(0, 8).Select(i => new ReplayKey(store.Key.OrganizationId, "/u/a", $"consumer {i}")).ToList();
        await Task.WhenAll(keys.Select((key, i) => Task.Run(async () =>
        {
            var cursor = await store.OpenAsync(key).ConfigureAwait(false);
            for (var id = 0; id <= 10; id++) await store.SaveAsync(cursor, CheckedStore.At((100 * i) + id)).ConfigureAwait(false);
        }))).ConfigureAwait(false);
        for (var i = 0; i < keys.Count; i++)
            Expect.Position(CheckedStore.At((100 * i) + 10), await store.ReadAsync(keys[i]).ConfigureAwait(false), $"the position of {keys[i]}");
    }
}
