namespace TypedStreaming.Consumers;

/// <summary>The part of the queue that metrics observe, from any thread.</summary>
internal sealed partial class EventQueue<T>
{
    /// <summary>The number of published events that were not taken.</summary>
    public long WaitingCount => Math.Max(0, Volatile.Read(ref _published) - Volatile.Read(ref _taken));

    /// <summary>The date of the oldest event that was not taken, or null.</summary>
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

    /// <summary>The date of the oldest event that was taken and is not acknowledged, or null.</summary>
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

    /// <summary>Returns the date of an event that is still kept. The lock keeps its chunk: the reader lets chunks go under it only.</summary>
    private DateTimeOffset AtUnderLock(long arrival) => new(SlotOfUnderLock(arrival).At, TimeSpan.Zero);
}
