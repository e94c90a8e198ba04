namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>The system clock, with a signal for the first timer that has a certain due time.</summary>
internal sealed class TimerSignal(TimeSpan awaited) : TimeProvider
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Started => _started.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == awaited) _started.TrySetResult();
        return base.CreateTimer(callback, state, dueTime, period);
    }
}
