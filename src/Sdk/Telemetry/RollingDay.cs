namespace TypedStreaming.Telemetry;

/// <summary>
/// Counts the events of the last 24 hours in intervals of 15 minutes. An event is counted for at least 24 hours and at most 24 hours and 15
/// minutes.
/// </summary>
internal sealed class RollingDay(TimeProvider time)
{
    private const int StepsOfDay = 24 * 4;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();

    /// <summary>
    /// The number of events per 15-minute interval. A day has 96 intervals; the array has one more element, because the current interval is
    /// incomplete. The array is created when the first event arrives.
    /// </summary>
    private volatile int[]? _counts;

    private long _step;

    /// <summary>True if an event was ever counted.</summary>
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

    /// <summary>Resets the counts of all intervals that have begun since the last call. If the clock was set back, nothing changes.</summary>
    private void GoOnUnderLock(int[] counts)
    {
        var now = time.GetUtcNow().UtcTicks / Step.Ticks;
        for (var step = Math.Max(_step + 1, now - StepsOfDay); step <= now; step++) counts[step % counts.Length] = 0;
        _step = Math.Max(_step, now);
    }
}
