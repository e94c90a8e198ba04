namespace TypedStreaming.Tests.Time;

/// <summary>A clock that moves only when a test moves it, and lets a test wait for timers.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(Predicate<TimeSpan> Fits, TaskCompletionSource Seen)> _watchers = [];
    private long _now = new DateTimeOffset(2026, 5, 4, 9, 12, 33, TimeSpan.Zero).UtcTicks;
    private (int Thread, long Target)? _advance;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The number of waiting timers.</summary>
    public int TimerCount
    {
        get { lock (_gate) return _timers.Count; }
    }

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override long GetTimestamp()
    {
        lock (_gate) return NowUnderLock();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until there is a timer of exactly this delay, which may be the case already.</summary>
    public Task TimerAsync(TimeSpan due) => TimerAsync(delay => delay == due);

    /// <summary>Waits until there is a timer of such a delay.</summary>
    public Task TimerAsync(Predicate<TimeSpan> fits)
    {
        lock (_gate)
        {
            if (_timers.Exists(timer => fits(timer.Delay))) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((fits, seen));
            return seen.Task;
        }
    }

    /// <summary>Moves the clock, and calls the timers that become due, in order, each at its time.</summary>
    /// <remarks>
    /// For other threads the clock moves in one step. Otherwise work that a timer starts on another thread would get a deadline that this move
    /// may pass before the work has begun.
    /// </remarks>
    public void Advance(TimeSpan by)
    {
        long target;
        lock (_gate)
        {
            target = _now + by.Ticks;
            _advance = (Environment.CurrentManagedThreadId, target);
        }

        while (TakeNext(target) is { } due) due.Fire();
        lock (_gate) (_now, _advance) = (target, null);
    }

    private long NowUnderLock() =>
        _advance is { } advance && advance.Thread != Environment.CurrentManagedThreadId ? advance.Target : _now;

    private ManualTimer? TakeNext(long target)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= target).MinBy(static timer => timer.Due);
            if (next is null) return null;
            _now = Math.Max(_now, next.Due);
            if (next.Period > TimeSpan.Zero) next.Due += next.Period.Ticks;
            else _timers.Remove(next);
            return next;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider time, Action fire) : ITimer
    {
        public long Due { get; set; }

        public TimeSpan Delay { get; private set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                (Due, Delay, Period) = (time.NowUnderLock() + dueTime.Ticks, dueTime, period);
                time._timers.Add(this);
                foreach (var watcher in time._watchers.Where(watcher => watcher.Fits(dueTime))) watcher.Seen.TrySetResult();
                time._watchers.RemoveAll(watcher => watcher.Fits(dueTime));
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._gate) time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
