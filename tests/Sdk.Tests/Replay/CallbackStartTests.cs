using TypedStreaming.Replay.Stores;

namespace TypedStreaming.Tests.Replay;

/// <summary>The callback of a store returns an id from 0, Latest, Earliest or null; another start is a failure of the store, as is what a callback throws.</summary>
public sealed class CallbackStartTests
{
    private static readonly ReplayKey Key = new("00D000000000001", "/topic/Orders", "default");

    [Fact]
    public async Task The_id_0_is_a_position_like_any_other()
    {
        await using var cursor = await ReplayStore.FromCallbacks(static (_, _) => new(ReplayFrom.After(0)), Stored).OpenAsync(Key, default);
        Assert.Equal(0, cursor.Position?.ReplayId);
        Assert.Null(Assert.IsAssignableFrom<IStartingCursor>(cursor).Start);
    }

    [Theory]
    [InlineData("LatestWithoutGap")]
    [InlineData("Stored(orElse: Latest)")]
    [InlineData("After(00f1)")]
    public async Task A_start_that_is_not_stored_by_number_is_refused(string text)
    {
        var start = text switch
        {
            "LatestWithoutGap" => ReplayFrom.LatestWithoutGap,
            "After(00f1)" => ReplayFrom.After(OpaqueReplayId.FromHex("00f1")),
            _ => ReplayFrom.Stored(ReplayFrom.Latest),
        };
        var store = ReplayStore.FromCallbacks((_, _) => new(start), Stored);
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await store.OpenAsync(Key, default));
        Assert.Equal((StreamingError.PositionStore, false, "/topic/Orders"), (refused.Error, refused.IsTransient, refused.Channel));
        Assert.Equal(
            $"The callback 'last' of the replay store for /topic/Orders returned {text}: the callback must return After(id), Latest, Earliest, or null if nothing is stored.",
            refused.Message);
    }

    [Fact]
    public async Task A_cancellation_during_the_callback_stays_a_cancellation()
    {
        using var source = new CancellationTokenSource();
        var store = CancelledBy(source, static token => new OperationCanceledException(token));
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.OpenAsync(Key, source.Token));
        Assert.Equal(source.Token, thrown.CancellationToken);
    }

    [Fact]
    public async Task Another_exception_is_a_failure_of_the_store_even_after_a_cancellation()
    {
        using var source = new CancellationTokenSource();
        var store = CancelledBy(source, static _ => new IOException("no disk"));
        var thrown = await Assert.ThrowsAsync<StreamingException>(async () => await store.OpenAsync(Key, source.Token));
        Assert.Equal(StreamingError.PositionStore, thrown.Error);
        Assert.IsType<IOException>(thrown.InnerException);
    }

    private static IReplayStore CancelledBy(CancellationTokenSource source, Func<CancellationToken, Exception> failure) => ReplayStore.FromCallbacks(
        (_, token) =>
        {
            source.Cancel();
            throw failure(token);
        },
        Stored);

    private static ValueTask Stored(string channel, long replayId, string? createdDate, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
