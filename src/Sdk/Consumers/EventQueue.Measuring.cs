namespace TypedStreaming.Consumers;

/// <summary>The members of the queue that provide values for metrics. They can be used from any thread.</summary>
internal sealed partial class EventQueue<T>
{
    /// <summary>The number of events in the queue that the application can take but has not taken yet.</summary>
    public long WaitingCount => Math.Max(0, Volatile.Read(ref _published) - Volatile.Read(ref _taken));

    /// <summary>The date of the oldest event that the application has not taken; null if there is no such event.</summary>
    public DateTimeOffset? OldestWaitingAt
    {
        get
        {
            lock (_gate)
            {
                var taken = Volatile.Read(ref _taken);
                return taken < _published ? AtUnderLock(taken) : null;
            }
        }
    }

    /// <summary>The date of the oldest event that the application has taken but not acknowledged; null if there is no such event.</summary>
    public DateTimeOffset? OldestOutAt
    {
        get
        {
            lock (_gate)
            {
                var (taken, done) = (Volatile.Read(ref _taken), DoneThroughUnderLock());
                return done < taken ? AtUnderLock(done) : null;
            }
        }
    }

    /// <summary>
    /// Returns the date of a queued event. The caller must hold the lock, because chunks of the queue are removed only under this lock.
    /// </summary>
    private DateTimeOffset AtUnderLock(long arrival) => new(EntryOfUnderLock(arrival).At, TimeSpan.Zero);
}
