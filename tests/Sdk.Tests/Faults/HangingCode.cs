namespace TypedStreaming.Tests.Faults;

/// <summary>Hangs in one of the ways until the test is over, so many times, and says when it does.</summary>
internal sealed class HangingCode(Hang hang, int times = int.MaxValue) : IAsyncDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _released = new();
    private int _left = times;

    /// <summary>Blocked threads must not hold up what runs beside.</summary>
    static HangingCode() => ThreadPool.SetMinThreads(32, 32);

    /// <summary>Done when something hangs.</summary>
    public Task Reached => _reached.Task.WaitAsync(TestContext.Current.CancellationToken);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _left) < 0) return Task.CompletedTask;
        if (hang == Hang.BlocksInItsCancellation) cancellationToken.Register(() => _released.Wait(CancellationToken.None));
        _reached.TrySetResult();
        if (hang == Hang.Blocks) _released.Wait(CancellationToken.None);
        return _over.Task;
    }

    /// <summary>Lets all of it go, so that no thread is left.</summary>
    public async ValueTask DisposeAsync()
    {
        _released.Set();
        _over.TrySetResult();
        await Task.Yield();
    }
}
