namespace TypedStreaming.Tests.Replay;

public sealed class CallbackStoreTests
{
    private const string Channel = "/topic/Orders";

    private static readonly ReplayKey Key = new("00D000000000001", Channel, "default");
    private static readonly DateTimeOffset At = new(2026, 5, 4, 9, 12, 33, TimeSpan.Zero);

    private readonly List<(string Channel, long ReplayId, string? CreatedDate)> _stored = [];

    [Fact]
    public async Task A_stored_id_is_the_position()
    {
        await using var cursor = await OpenAsync(ReplayFrom.After(9_007_199_254_740_993));
        Assert.Equal(9_007_199_254_740_993, cursor.Position?.ReplayId);
        Assert.Null(Start(cursor));
    }

    [Fact]
    public async Task Nothing_stored_is_no_position_and_no_start()
    {
        await using var cursor = await OpenAsync(null);
        Assert.Null(cursor.Position);
        Assert.Null(Start(cursor));
    }

    [Fact]
    public async Task Latest_and_Earliest_are_told_as_starts()
    {
        foreach (var start in (ReplayFrom[])[ReplayFrom.Latest, ReplayFrom.Earliest])
        {
            await using var cursor = await OpenAsync(start);
            Assert.Null(cursor.Position);
            Assert.Same(start, Start(cursor));
        }
    }

    [Fact]
    public async Task An_id_is_handed_over_with_the_date_as_the_server_wrote_it_and_an_anchor_is_not()
    {
        await using var cursor = await OpenAsync(null);
        await cursor.SaveAsync(new ReplayPosition { At = At }, default);
        Assert.Empty(_stored);
        await cursor.SaveAsync(new ReplayPosition { At = At, ReplayId = 7, CreatedDate = "2026-05-04T09:12:33.208Z" }, default);
        await cursor.SaveAsync(new ReplayPosition { At = At, ReplayId = 8 }, default);
        Assert.Equal([(Channel, 7L, "2026-05-04T09:12:33.208Z"), (Channel, 8L, null)], _stored);
    }

    [Fact]
    public async Task What_last_throws_is_a_failure_of_the_store()
    {
        var cause = new IOException("no disk");
        var store = ReplayStore.FromCallbacks((_, _) => throw cause, Store);
        AssertFailure(await Assert.ThrowsAsync<StreamingException>(async () => await store.OpenAsync(Key, default)), "last", cause);
    }

    [Fact]
    public async Task What_store_throws_is_a_failure_of_the_store()
    {
        var cause = new IOException("no disk");
        var store = ReplayStore.FromCallbacks((_, _) => new(default(ReplayFrom)), (_, _, _, _) => ValueTask.FromException(cause));
        await using var cursor = await store.OpenAsync(Key, default);
        AssertFailure(await Assert.ThrowsAsync<StreamingException>(async () => await SaveAsync(cursor, 7)), "store", cause);
    }

    [Fact]
    public async Task A_negative_id_is_a_failure_of_the_store()
    {
        var store = ReplayStore.FromCallbacks((_, _) => new(ReplayFrom.After(-5)), Store);
        var thrown = await Assert.ThrowsAsync<StreamingException>(async () => await store.OpenAsync(Key, default));
        Assert.Equal(StreamingError.PositionStore, thrown.Error);
        Assert.IsType<ArgumentOutOfRangeException>(thrown.InnerException);
    }

    [Fact]
    public async Task Cancellation_that_was_asked_for_stays_cancellation_and_another_does_not()
    {
        using var source = new CancellationTokenSource();
        var store = ReplayStore.FromCallbacks((_, token) => ValueTask.FromException<ReplayFrom?>(new OperationCanceledException(token)), Store);
        var thrown = await Assert.ThrowsAsync<StreamingException>(async () => await store.OpenAsync(Key, source.Token));
        Assert.Equal(StreamingError.PositionStore, thrown.Error);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.OpenAsync(Key, source.Token));
    }

    [Fact]
    public async Task A_second_owner_of_the_channel_takes_it_over_and_a_third_of_another_channel_does_not()
    {
        var store = ReplayStore.FromCallbacks((_, _) => new(default(ReplayFrom)), Store);
        await using var first = await store.OpenAsync(Key, default);
        await using var second = await store.OpenAsync(new ReplayKey("00D000000000001", Channel, "audit"), default);
        await using var other = await store.OpenAsync(new ReplayKey("00D000000000001", "/topic/orders", "default"), default);
        var thrown = await Assert.ThrowsAsync<StreamingException>(async () => await SaveAsync(first, 7));
        Assert.Equal(StreamingError.PositionTaken, thrown.Error);
        Assert.Contains("was taken over by another consumer of this process (", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("To run both, use a store that keeps one position per consumer.", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(_stored);
        await SaveAsync(second, 8);
        await SaveAsync(other, 9);
        Assert.Equal([8L, 9L], _stored.Select(one => one.ReplayId));
    }

    [Fact]
    public async Task A_new_owner_asks_for_the_start_when_the_old_ones_save_is_through()
    {
        long? kept = null;
        var saving = new TaskCompletionSource();
        var store = ReplayStore.FromCallbacks(
            (_, _) => new(kept is { } id ? ReplayFrom.After(id) : null),
            async (_, id, _, _) =>
            {
                await saving.Task;
                kept = id;
            });
        await using var old = await store.OpenAsync(Key, default);
        var saved = SaveAsync(old, 7);
        var opening = store.OpenAsync(Key, default);
        Assert.False(opening.IsCompleted);
        saving.SetResult();
        await saved;
        await using var cursor = await opening;
        Assert.Equal(7, cursor.Position?.ReplayId);
    }

    [Fact]
    public async Task A_key_of_another_transport_is_refused_and_nobody_is_called()
    {
        var store = ReplayStore.FromCallbacks((_, _) => throw new InvalidOperationException("asked"), Store);
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await store.OpenAsync(Key with { Transport = "pubsub" }, default));
        Assert.Equal((StreamingError.PositionStore, false, Channel), (refused.Error, refused.IsTransient, refused.Channel));
        Assert.Null(refused.InnerException);
        Assert.Equal(
            "ReplayStore.FromCallbacks stores only positions for the transport 'cometd', because its callbacks take one number per channel. It cannot "
            + "store a 'pubsub' position for /topic/Orders. Use a store that keeps complete positions.",
            refused.Message);
    }

    [Fact]
    public async Task An_opaque_id_is_refused_and_not_taken_for_an_anchor()
    {
        await using var cursor = await OpenAsync(null);
        var refused = await Assert.ThrowsAsync<StreamingException>(
            async () => await cursor.SaveAsync(new ReplayPosition { At = At, OpaqueId = OpaqueReplayId.FromHex("00f1") }, default));
        Assert.Equal((StreamingError.PositionStore, false), (refused.Error, refused.IsTransient));
        Assert.Contains("not the opaque replay id 00f1", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_stored);
    }

    [Fact]
    public async Task A_cursor_that_is_disposed_of_saves_nothing()
    {
        var cursor = await OpenAsync(null);
        await cursor.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await SaveAsync(cursor, 7));
        Assert.Empty(_stored);
    }

    private static ReplayFrom? Start(IReplayCursor cursor) => Assert.IsAssignableFrom<TypedStreaming.Replay.Stores.IStartingCursor>(cursor).Start;

    private static async Task SaveAsync(IReplayCursor cursor, long id) =>
        await cursor.SaveAsync(new ReplayPosition { At = At, ReplayId = id }, default);

    private static void AssertFailure(StreamingException thrown, string callback, Exception cause)
    {
        Assert.Equal(StreamingError.PositionStore, thrown.Error);
        Assert.True(thrown.IsTransient);
        Assert.Equal(Channel, thrown.Channel);
        Assert.Same(cause, thrown.InnerException);
        Assert.Contains($"'{callback}'", thrown.Message, StringComparison.Ordinal);
    }

    private ValueTask<IReplayCursor> OpenAsync(ReplayFrom? start) =>
        ReplayStore.FromCallbacks((_, _) => new(start), Store).OpenAsync(Key, default);

    private ValueTask Store(string channel, long replayId, string? createdDate, CancellationToken cancellationToken)
    {
        _stored.Add((channel, replayId, createdDate));
        return ValueTask.CompletedTask;
    }
}
