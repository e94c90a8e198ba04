namespace TypedStreaming.Tests.Faults;

/// <summary>Hangs in one of the ways until the test has ended, a given number of times, and signals each time.</summary>
internal sealed class HangingCode(Hang hang, int times = int.MaxValue) : IAsyncDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _released = new();
    private int _left = times;

    /// <summary>Blocked threads must not delay other work.</summary>
    static HangingCode() => ThreadPool.SetMinThreads(32, 32);

    /// <summary>Completes when a call hangs.</summary>
    public Task Reached => _reached.Task.WaitAsync(TestContext.Current.CancellationToken);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _left) < 0) return Task.CompletedTask;
        if (hang == Hang.BlocksInItsCancellation) cancellationToken.Register(() => _released.Wait(CancellationToken.None));
        _reached.TrySetResult();
        if (hang == Hang.Blocks) _released.Wait(CancellationToken.None);
        return _over.Task;
    }

    /// <summary>Releases all hanging calls, so that no thread is left.</summary>
    public async ValueTask DisposeAsync()
    {
        _released.Set();
        _over.TrySetResult();
        await Task.Yield();
    }
}
