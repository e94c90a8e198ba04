using TypedStreaming.Replay.Stores;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Replay;

/// <summary>Positions under former keys are found once, and saved under the current key.</summary>
public sealed class MigratingStoreTests
{
    private static readonly ReplayKey Key = new("00D5e000000AbCdEAK", "/u/x", "default");
    private static readonly ReplayKey Short = Key with { OrganizationId = "00D5e000000AbCd" };
    private static readonly ReplayKey Host = Key with { OrganizationId = "acme.my.salesforce.com" };
    private static readonly ReplayPosition Seven = new() { At = new DateTimeOffset(2026, 5, 4, 9, 12, 33, TimeSpan.Zero), ReplayId = 7 };

    private readonly InMemoryReplayStore _positions = new();
    private readonly ScriptedStore _store;
    private readonly MigratingStore _migrating;

    public MigratingStoreTests()
    {
        _store = new ScriptedStore(positions: _positions);
        _migrating = new MigratingStore(_store, [Short, Host]);
    }

    [Fact]
    public async Task A_position_of_the_key_is_taken_and_no_other_key_is_opened()
    {
        await SaveAsync(Key, Seven);
        await SaveAsync(Short, Seven with { ReplayId = 8 });
        await using var cursor = await _migrating.OpenAsync(Key, default);
        Assert.Equal((Seven, 1), (cursor.Position, _store.Opened));
    }

    [Fact]
    public async Task Without_former_keys_the_key_is_opened_once()
    {
        await using var cursor = await new MigratingStore(_store, []).OpenAsync(Key, default);
        Assert.Equal((null, 1), (cursor.Position, _store.Opened));
    }

    [Fact]
    public async Task Where_nothing_is_found_nothing_is_saved_and_one_cursor_stays_open()
    {
        await using (var cursor = await _migrating.OpenAsync(Key, default))
        {
            Assert.Null(cursor.Position);
            Assert.Equal((0, 1), (_store.Attempted, _store.Open));
            await cursor.SaveAsync(Seven, default);
        }

        Assert.Equal((Seven, 0), (await PositionAsync(Key), _store.Open));
    }

    [Fact]
    public async Task One_that_is_found_is_saved_under_the_key_at_once_and_its_owner_is_told()
    {
        await using var former = await _positions.OpenAsync(Host, default);
        await former.SaveAsync(Seven, default);
        await using var cursor = await _migrating.OpenAsync(Key, default);
        Assert.Equal((Seven, 1), (cursor.Position, _store.Open));
        Assert.Null(Assert.IsType<MigratedCursor>(cursor).Undecided);
        Assert.Equal([Seven], _store.Saved);
        Assert.Equal(StreamingError.PositionTaken, (await Assert.ThrowsAsync<StreamingException>(async () => await former.SaveAsync(Seven, default))).Error);
        await cursor.SaveAsync(Seven with { ReplayId = 8 }, default);
        Assert.Equal(8, (await PositionAsync(Key))?.ReplayId);
    }

    [Fact]
    public async Task Two_that_differ_are_left_to_the_program()
    {
        await SaveAsync(Short, Seven);
        await SaveAsync(Host, Seven with { ReplayId = 8, At = Seven.At.AddHours(1) });
        await using var cursor = await _migrating.OpenAsync(Key, default);
        Assert.Equal((null, 0), (cursor.Position, _store.Attempted));
        Assert.Equal(new FormerPosition(Seven, Seven.At, IsCertain: false), Assert.IsType<MigratedCursor>(cursor).Undecided);
        Assert.Null(await PositionAsync(Key));
    }

    [Fact]
    public async Task A_position_that_comes_under_the_key_meanwhile_counts()
    {
        await SaveAsync(Short, Seven);
        var opened = 0;
        _store.Opening = async _ =>
        {
            if (++opened == 3) await SaveAsync(Key, Seven with { ReplayId = 9 });
        };
        await using var cursor = await _migrating.OpenAsync(Key, default);
        Assert.Equal((9L, 0), (cursor.Position?.ReplayId, _store.Attempted));
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_cursor_open()
    {
        await SaveAsync(Short, Seven);
        var failure = new IOException("no disk");
        _store.Saving = _ => throw failure;
        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(async () => await _migrating.OpenAsync(Key, default)));
        Assert.Equal((4, 0), (_store.Opened, _store.Open));
    }

    private async Task SaveAsync(ReplayKey key, ReplayPosition position)
    {
        await using var cursor = await _positions.OpenAsync(key, default);
        await cursor.SaveAsync(position, default);
    }

    private async Task<ReplayPosition?> PositionAsync(ReplayKey key)
    {
        await using var cursor = await _positions.OpenAsync(key, default);
        return cursor.Position;
    }
}
