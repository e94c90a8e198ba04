using TypedStreaming.Replay;
using TypedStreaming.Replay.Stores;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Replay;

public sealed class StoreCallsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task What_the_store_answers_is_the_answer() =>
        Assert.Equal(7, await StoreCalls.RunAsync(static _ => ValueTask.FromResult(7), Limit, _time, CancellationToken.None));

    [Fact]
    public async Task What_it_throws_becomes_a_typed_error_with_its_cause()
    {
        var cause = new IOException("no disk");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => StoreCalls.RunAsync<int>(_ => throw cause, Limit, _time, CancellationToken.None));
        Assert.Equal(StreamingError.PositionStore, failure.Error);
        Assert.Same(cause, failure.InnerException);
        Assert.Contains("no disk", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_transient_unless_no_retry_can_repair_the_cause(bool isTransient)
    {
        Exception cause = isTransient ? new IOException("busy") : new DirectoryNotFoundException("no folder");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => StoreCalls.RunAsync(_ => throw cause, Limit, _time));
        Assert.Equal((isTransient, cause), (failure.IsTransient, failure.InnerException));
        Assert.Equal($"The replay store failed: {cause.GetType().Name}: {cause.Message}", failure.Message);
    }

    [Fact]
    public async Task A_typed_error_of_its_own_stays()
    {
        var taken = new StreamingException(StreamingError.PositionTaken, "by another");
        Assert.Same(taken, await Assert.ThrowsAsync<StreamingException>(() => StoreCalls.RunAsync(_ => throw taken, Limit, _time)));
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_a_failure()
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(() => StoreCalls.RunAsync(static _ => throw new OperationCanceledException(), Limit, _time));
        Assert.Equal(StreamingError.PositionStore, failure.Error);
    }

    [Fact]
    public async Task One_that_hangs_and_minds_no_token_is_given_up()
    {
        var call = StoreCalls.RunAsync(static _ => ScriptedStore.Hang(CancellationToken.None), Limit, _time);
        await _time.TimerAsync(Limit);
        _time.Advance(Limit);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => call);
        Assert.Equal((StreamingError.PositionStore, true, "The replay store did not answer within 5 s."), (failure.Error, failure.IsTransient, failure.Message));
        Assert.IsAssignableFrom<OperationCanceledException>(failure.InnerException);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cursor_that_comes_when_nobody_waits_any_more_is_closed()
    {
        using var cancel = new CancellationTokenSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = new TaskCompletionSource<IReplayCursor>();
        var store = new ScriptedStore();
        var call = StoreCalls.RunAsync(
            async _ => { asked.SetResult(); return await late.Task; }, Limit, _time, cancel.Token);
        await asked.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        late.SetResult(await store.OpenAsync(new ReplayKey("00D", "/u/x", "default"), TestContext.Current.CancellationToken));

        await store.WhenClosedAsync(1);
    }

    [Fact]
    public async Task A_cancelled_caller_does_not_wait()
    {
        using var cancel = new CancellationTokenSource();
        var call = StoreCalls.RunAsync(
            static async _ => { await ScriptedStore.Hang(CancellationToken.None); return 1; }, Limit, _time, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
