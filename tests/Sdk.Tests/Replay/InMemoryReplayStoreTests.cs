using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Replay;

public sealed class InMemoryReplayStoreTests
{
    private static readonly ReplayKey Key = new("00D000000000001", "/topic/Orders", "billing");

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task A_new_cursor_finds_what_the_last_one_saved()
    {
        var store = new InMemoryReplayStore(_time);
        var position = new ReplayPosition { At = _time.GetUtcNow(), ReplayId = long.MaxValue };
        await using (var first = await store.OpenAsync(Key, default))
        {
            Assert.Null(first.Position);
            await first.SaveAsync(position, default);
        }

        await using var second = await store.OpenAsync(Key, default);
        Assert.Equal(position, second.Position);
    }

    [Fact]
    public async Task The_text_for_an_old_owner_names_the_new_one_and_the_time()
    {
        var store = new InMemoryReplayStore(_time);
        await using var old = await store.OpenAsync(Key, default);
        await using var taker = await store.OpenAsync(Key, default);
        var thrown = await Assert.ThrowsAsync<StreamingException>(async () =>
            await old.SaveAsync(new ReplayPosition { At = _time.GetUtcNow() }, default));
        Assert.Equal(StreamingError.PositionTaken, thrown.Error);
        Assert.False(thrown.IsTransient);
        Assert.Equal("/topic/Orders", thrown.Channel);
        Assert.EndsWith("errors.md#positiontaken", thrown.HelpLink, StringComparison.Ordinal);
        Assert.Equal(
            "The position of consumer 'billing' on /topic/Orders (cometd) in org 00D000000000001 was taken over by another client of this process "
            + $"({Environment.ProcessId} on {Environment.MachineName}) at 2026-05-04T09:12:33Z. Stop this consumer and do not start it "
            + "again while the other one runs: only the newest owner of a position can save it. To run both, give each its own name (EventsOptions.Name).",
            thrown.Message);
    }

    [Fact]
    public async Task A_disposed_cursor_saves_nothing_and_a_cancelled_call_does_nothing()
    {
        var store = new InMemoryReplayStore(_time);
        var position = new ReplayPosition { At = _time.GetUtcNow(), ReplayId = 7 };
        var cancelled = new CancellationToken(canceled: true);
        await using var kept = await store.OpenAsync(Key, default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.OpenAsync(Key, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await kept.SaveAsync(position, cancelled));
        await kept.SaveAsync(position with { ReplayId = 6 }, default); // The cancelled calls took nothing over.
        var closed = await store.OpenAsync(Key, default);
        await closed.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await closed.SaveAsync(position, default));
        await using var next = await store.OpenAsync(Key, default);
        Assert.Equal(6, next.Position?.ReplayId);
    }

    [Fact]
    public async Task Keys_share_nothing()
    {
        var store = new InMemoryReplayStore(_time);
        await using var one = await store.OpenAsync(Key, default);
        await using var other = await store.OpenAsync(Key with { Consumer = "audit" }, default);
        await one.SaveAsync(new ReplayPosition { At = _time.GetUtcNow(), ReplayId = 7 }, default);
        await other.SaveAsync(new ReplayPosition { At = _time.GetUtcNow(), ReplayId = 8 }, default);
        await using var next = await store.OpenAsync(Key, default);
        Assert.Equal(7, next.Position?.ReplayId);
    }
}
