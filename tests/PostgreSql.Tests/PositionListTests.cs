using TypedStreaming.PostgreSql.Tests.Servers;

namespace TypedStreaming.PostgreSql.Tests;

/// <summary>The list of positions, and their removal, beside owners that use them.</summary>
public sealed class PositionListTests(PostgreSqlServer server) : DatabaseTest(server)
{
    private static ReplayPosition Saved { get; } = new() { ReplayId = 7, At = DateTimeOffset.UnixEpoch, Instance = "acme.my.salesforce.com" };

    [Fact(Timeout = 60_000)]
    public async Task A_list_has_keys_positions_and_owners_and_takes_nothing_over()
    {
        await using var store = new PostgreSqlReplayStore(Options());
        Assert.Empty(await store.ListAsync(Token));
        var opaque = new ReplayPosition { OpaqueId = OpaqueReplayId.FromHex("00ff"), At = DateTimeOffset.UnixEpoch };
        await SaveAsync(store, Key with { Transport = "pubsub" }, opaque);
        await using var live = await store.OpenAsync(Key, Token);
        await live.SaveAsync(Saved, Token);
        await using (await store.OpenAsync(Key with { Consumer = @"\a b" }, Token))
        {
            var list = await store.ListAsync(Token);
            Assert.Equal([(@"\a b", "cometd"), ("default", "cometd"), ("default", "pubsub")], list.Select(static one => (one.Key.Consumer, one.Key.Transport)));
            Assert.Equal([null, Saved, opaque], list.Select(static one => one.Position));
            Assert.All(list, static one => Assert.Equal((Environment.MachineName, Environment.ProcessId), (one.OwnerHost, one.OwnerProcess)));
        }

        await live.SaveAsync(Saved with { ReplayId = 8 }, Token);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_removed_position_is_gone_and_its_owner_learns_who_took_it()
    {
        await using var store = new PostgreSqlReplayStore(Options());
        await SaveAsync(store, Key with { Consumer = "audit" }, Saved);
        await using var older = await store.OpenAsync(Key, Token);
        await older.SaveAsync(Saved, Token);
        Assert.Equal(Saved, await store.ResetAsync(Key, Token));
        var taken = await Assert.ThrowsAsync<StreamingException>(async () => await older.SaveAsync(Saved, Token));
        Assert.Equal(StreamingError.PositionTaken, taken.Error);
        await using (var next = await store.OpenAsync(Key, Token)) Assert.Null(next.Position);
        Assert.Null(await store.ResetAsync(Key, Token));
        Assert.Null(await store.ResetAsync(Key with { Consumer = "new" }, Token));
        await using var other = await store.OpenAsync(Key with { Consumer = "audit" }, Token);
        Assert.Equal(Saved, other.Position);
    }

    private static async Task SaveAsync(PostgreSqlReplayStore store, ReplayKey key, ReplayPosition position)
    {
        await using var cursor = await store.OpenAsync(key, Token);
        await cursor.SaveAsync(position, Token);
    }
}
