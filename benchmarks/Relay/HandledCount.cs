namespace TypedStreaming.Benchmarks.Relay;

/// <summary>Counts events, and measures the time from the first to the last one.</summary>
internal sealed class HandledCount(int events)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _begun;
    private int _count;

    /// <summary>A task that completes when all events have come.</summary>
    public Task All => _all.Task;

    public double Seconds { get; private set; }

    public void Add()
    {
        var count = Interlocked.Increment(ref _count);
        if (count == 1) _begun = TimeProvider.System.GetTimestamp();
        if (count != events) return;
        Seconds = TimeProvider.System.GetElapsedTime(_begun).TotalSeconds;
        _all.SetResult();
    }
}
