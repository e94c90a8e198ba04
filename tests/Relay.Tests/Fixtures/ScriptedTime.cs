using System.Collections.Concurrent;

namespace TypedStreaming.Relay.Tests.Fixtures;

/// <summary>A clock whose timers of some lengths fire at once, or when the test lets them, and move the time by their length. All others are real.</summary>
internal sealed class ScriptedTime(Func<TimeSpan, bool>? passes = null, Func<TimeSpan, bool>? waits = null) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _passed = new();
    private readonly List<HeldTimer> _held = [];
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _shift;

    /// <summary>The lengths of the timers that fired at once.</summary>
    public IReadOnlyList<TimeSpan> Passed => [.. _passed];

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _shift));

    public override long GetTimestamp() => System.GetTimestamp() + (long)(TimeSpan.FromTicks(Volatile.Read(ref _shift)).TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (passes?.Invoke(dueTime) == true)
        {
            _passed.Enqueue(dueTime);
            Shift(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }

        if (waits?.Invoke(dueTime) != true) return base.CreateTimer(callback, state, dueTime, period);
        var timer = new HeldTimer(this, () => callback(state), dueTime);
        lock (_gate) _held.Add(timer);
        Notify();
        return timer;
    }

    public void Shift(TimeSpan time) => Interlocked.Add(ref _shift, time.Ticks);

    /// <summary>Waits for timers of a length, and lets all of them fire.</summary>
    public Task PassAsync(TimeSpan length, int count = 1) => PassAsync(due => due == length, count);

    public async Task PassAsync(Func<TimeSpan, bool> isMeant, int count = 1)
    {
        await WaitForAsync(isMeant, count);
        List<HeldTimer> due;
        lock (_gate) due = [.. _held.Where(timer => isMeant(timer.Length))];
        if (due.Count > 0) Shift(due.Max(static timer => timer.Length));
        foreach (var timer in due) timer.Fire();
    }

    public Task WaitForAsync(TimeSpan length, int count = 1) => WaitForAsync(due => due == length, count);

    private async Task WaitForAsync(Func<TimeSpan, bool> isMeant, int count)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_held.Count(timer => isMeant(timer.Length)) >= count) return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    private void Notify()
    {
        TaskCompletionSource changed;
        lock (_gate) (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        changed.SetResult();
    }

    private sealed class HeldTimer(ScriptedTime owner, Action callback, TimeSpan length) : ITimer
    {
        public TimeSpan Length => length;

        public void Fire()
        {
            if (Remove()) callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => Remove();

        public ValueTask DisposeAsync()
        {
            Remove();
            return ValueTask.CompletedTask;
        }

        private bool Remove()
        {
            lock (owner._gate) return owner._held.Remove(this);
        }
    }
}
