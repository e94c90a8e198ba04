using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>Counts the events of a round.</summary>
internal sealed class Count(int events)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>A task that completes when all events have come.</summary>
    public Task All => _all.Task;

    /// <returns>True for the last event.</returns>
    public bool Add(AccountUpdate account)
    {
        GC.KeepAlive(account);
        if (Interlocked.Increment(ref _count) != events) return false;
        _all.SetResult();
        return true;
    }
}
