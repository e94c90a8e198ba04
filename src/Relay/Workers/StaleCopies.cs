namespace TypedStreaming.Relay.Workers;

/// <summary>
/// Records the events that a worker refused because they were published by a relay that had lost its lease. The worker's health is degraded for 15
/// minutes after each of them. Thread-safe.
/// </summary>
internal sealed class StaleCopies(TimeProvider time)
{
    /// <summary>
    /// The time for which the worker's health stays degraded after the last stale copy (a copy published by a relay that had lost its lease).
    /// </summary>
    private static readonly TimeSpan Relevance = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private long _count;
    private long _last;

    /// <summary>The reason why the worker's health is degraded, or null if it is not degraded.</summary>
    public string? Doubt
    {
        get
        {
            lock (_gate)
            {
                return _count > 0 && time.GetElapsedTime(_last) < Relevance
                    ? $"{_count} stale copies were refused. A relay that had lost its lease published them."
                    : null;
            }
        }
    }

    public void Add()
    {
        lock (_gate) (_count, _last) = (_count + 1, time.GetTimestamp());
    }
}
