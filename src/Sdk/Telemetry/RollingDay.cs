namespace TypedStreaming.Telemetry;

/// <summary>Counts the events of the last 24 hours, in steps of 15 minutes: a count leaves between 24 hours and 24 hours 15 minutes later.</summary>
internal sealed class RollingDay(TimeProvider time)
{
    private const int StepsOfDay = 24 * 4;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();

    /// <summary>One count more than a day has, for the step that has begun. Made with the first event.</summary>
    private volatile int[]? _counts;

    private long _step;

    /// <summary>True if there was ever an event.</summary>
    public bool HasAny => _counts is not null;

    public long Total
    {
        get
        {
            lock (_gate)
            {
                if (_counts is null) return 0;
                GoOnUnderLock(_counts);
                return _counts.Sum(static count => (long)count);
            }
        }
    }

    public void Add(int events)
    {
        lock (_gate)
        {
            GoOnUnderLock(_counts ??= new int[StepsOfDay + 1]);
            _counts[_step % _counts.Length] += events;
        }
    }

    /// <summary>Empties the counts of the steps that have begun since. A clock that was set back changes nothing.</summary>
    private void GoOnUnderLock(int[] counts)
    {
        var now = time.GetUtcNow().UtcTicks / Step.Ticks;
        for (var step = Math.Max(_step + 1, now - StepsOfDay); step <= now; step++) counts[step % counts.Length] = 0;
        _step = Math.Max(_step, now);
    }
}
