using System.Globalization;
using TypedStreaming.Simulator;

namespace TypedStreaming.Sqlite.Tests;

/// <summary>The list of positions, and their removal, beside consumers that use them.</summary>
public sealed class PositionListTests : PositionFolder
{
    private const string Channel = "/u/Orders";

    private static readonly ReplayKey Key = new("00D000000000001", "/topic/Orders", "default");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_positions_are_listed_with_their_owners()
    {
        var store = new SqliteReplayStore(File);
        var saved = new ReplayPosition { ReplayId = 7, At = DateTimeOffset.UnixEpoch, Instance = "acme.my.salesforce.com" };
        var opaque = new ReplayPosition { OpaqueId = OpaqueReplayId.FromHex("00ff"), At = DateTimeOffset.UnixEpoch };
        await SaveAsync(store, Key, saved);
        await SaveAsync(store, Key with { Transport = "pubsub" }, opaque);
        await using (await store.OpenAsync(Key with { Consumer = "audit" }, Token))
        {
            var list = await store.ListAsync(Token);
            Assert.Equal(["audit cometd", "default cometd", "default pubsub"], list.Select(static one => $"{one.Key.Consumer} {one.Key.Transport}"));
            Assert.Equal([null, saved, opaque], list.Select(static one => one.Position));
            Assert.All(list, static one => Assert.Equal((Environment.MachineName, Environment.ProcessId), (one.OwnerHost, one.OwnerProcess)));
        }
    }

    [Fact]
    public async Task A_list_takes_nothing_over_from_a_live_consumer()
    {
        await using var org = await SimulatedOrg.StartAsync(cancellationToken: Token);
        org.AddGenericChannel(Channel);
        var store = new SqliteReplayStore(File);
        await using var client = ClientOf(org, store);
        await using var events = client.Deliveries(Channel, new EventsOptions { From = ReplayFrom.Earliest, SaveCount = 1 }, Token).GetAsyncEnumerator(Token);
        for (var i = 0; i < 3; i++)
        {
            await org.PublishGenericAsync(Channel, i, Token);
            Assert.True(await events.MoveNextAsync());
            events.Current.Acknowledge();
            Assert.Equal(Channel, Assert.Single(await store.ListAsync(Token), static one => one.Position is not null).Key.Channel);
        }

        await client.StopAsync(Token);
        Assert.Equal(events.Current.ReplayId, Assert.Single(await store.ListAsync(Token), static one => one.Position is not null).Position?.ReplayId);
    }

    [Fact]
    public async Task An_opened_position_is_taken_from_a_live_consumer()
    {
        var store = new SqliteReplayStore(File);
        await using var older = await store.OpenAsync(Key, Token);
        await SaveAsync(store, Key, new ReplayPosition { ReplayId = 1, At = DateTimeOffset.UnixEpoch });
        await Assert.ThrowsAsync<StreamingException>(() => older.SaveAsync(new ReplayPosition { ReplayId = 2, At = DateTimeOffset.UnixEpoch }, Token).AsTask());
    }

    [Fact]
    public async Task A_removed_position_is_gone_and_its_owner_learns_who_took_it()
    {
        var store = new SqliteReplayStore(File);
        var saved = new ReplayPosition { ReplayId = 7, At = DateTimeOffset.UnixEpoch };
        await SaveAsync(store, Key with { Consumer = "audit" }, saved);
        await using var older = await store.OpenAsync(Key, Token);
        await older.SaveAsync(saved, Token);
        Assert.Equal(saved, await store.ResetAsync(Key, Token));
        var taken = await Assert.ThrowsAsync<StreamingException>(() => older.SaveAsync(saved, Token).AsTask());
        Assert.Equal(StreamingError.PositionTaken, taken.Error);
        await using (var next = await store.OpenAsync(Key, Token)) Assert.Null(next.Position);
        Assert.Null(await store.ResetAsync(Key, Token));
        await using var other = await store.OpenAsync(Key with { Consumer = "audit" }, Token);
        Assert.Equal(saved, other.Position);
    }

    [Fact]
    public async Task A_missing_file_is_reported_and_not_created()
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(() => new SqliteReplayStore(File).ListAsync(Token));
        Assert.Equal((StreamingError.PositionStore, false), (failure.Error, failure.IsTransient));
        Assert.Contains("the file does not exist", failure.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task An_earlier_file_is_listed_and_not_migrated()
    {
        EarlierFile.CopyTo(File);
        var list = await new SqliteReplayStore(File).ListAsync(Token);
        Assert.Equal(EarlierFile.Positions, list.ToDictionary(static one => one.Key, static one => one.Position));
        Assert.Equal(1L, Convert.ToInt64(EarlierFile.Execute(File, "PRAGMA user_version"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_file_of_another_program_is_refused()
    {
        EarlierFile.Execute(File, "CREATE TABLE other (id INTEGER)");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => new SqliteReplayStore(File).ListAsync(Token));
        Assert.Contains("another program", failure.Message, StringComparison.Ordinal);
    }

    private static async Task SaveAsync(SqliteReplayStore store, ReplayKey key, ReplayPosition position)
    {
        await using var cursor = await store.OpenAsync(key, Token);
        await cursor.SaveAsync(position, Token);
    }

    private static StreamingClient ClientOf(SimulatedOrg org, IReplayStore store) => new(new StreamingClientOptions
    {
        AccessTokens = new StaticToken(org.IssueAccessToken(), org.Url),
        ReplayStore = store,
    });
}
