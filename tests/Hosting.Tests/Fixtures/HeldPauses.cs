namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A clock whose timers of one length fire when the test says; all others are real.</summary>
internal sealed class HeldPauses(TimeSpan held) : TimeProvider
{
    private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != held) return base.CreateTimer(callback, state, dueTime, period);
        var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        _ = _passed.Task.ContinueWith(_ => timer.Change(TimeSpan.Zero, period), TaskScheduler.Default);
        return timer;
    }

    public void Pass() => _passed.SetResult();
}
