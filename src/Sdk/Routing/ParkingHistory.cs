namespace TypedStreaming.Routing;

/// <summary>
/// Counts how often a slow consumer was parked (paused because its queue was full), and how many events the server sent again when the consumer
/// resumed. The wait before the consumer resumes doubles each time. A consumer ends if it causes more repeated events than
/// <see cref="SlowConsumerLimits.MaxRedelivery"/> allows. Used by the poll loop only.
/// </summary>
internal sealed class ParkingHistory
{
    /// <summary>
    /// The number of repeated events that are always allowed. <see cref="SlowConsumerLimits.MaxRedelivery"/> applies only after the server has sent
    /// more than this number of events again.
    /// </summary>
    private const long FewEvents = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Queue<long> _parked = [];
    private long _since;
    private long _sentAgain;
    private long _used;

    /// <summary>
    /// True if the server is sending events again because this consumer has resumed after it was parked (paused because its queue was full). The
    /// value stays true if the consumer is parked again before the end of this replay, because the server sends the rest of the replay anyway.
    /// </summary>
    public bool IsReturning { get; private set; }

    /// <summary>The number of times in the last hour that the consumer was parked (paused because its queue was full).</summary>
    public int Count => _parked.Count;

    /// <summary>
    /// The time that a parked consumer (paused because its queue was full) must wait, after its queue is empty, before it resumes. The time is zero
    /// the first time that the consumer resumes within an hour, and 1 second the second time. It then doubles each time, up to 5 minutes.
    /// </summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Records that the consumer is parked: it gets no events until its queue is empty.</summary>
    public void Begin(TimeProvider time)
    {
        while (_parked.TryPeek(out var oldest) && time.GetElapsedTime(oldest) > Window) _parked.Dequeue();
        _parked.Enqueue(time.GetTimestamp());
        var doubled = FirstWait * Math.Pow(2, Math.Min(Count - 2, 20));
        Wait = Count == 1 ? TimeSpan.Zero : doubled < LongestWait ? doubled : LongestWait;
    }

    /// <summary>Returns the time to wait, and resets it to zero, because the wait begins now.</summary>
    public TimeSpan TakeWait()
    {
        var wait = Wait;
        Wait = TimeSpan.Zero;
        return wait;
    }

    /// <summary>Records that the channel is subscribed again for this consumer.</summary>
    public void Return(TimeProvider time)
    {
        IsReturning = true;
        if (_since == 0 || time.GetElapsedTime(_since) > Window) (_since, _sentAgain, _used) = (time.GetTimestamp(), 0, 0);
    }

    /// <summary>
    /// Counts an event that the server sent again because this consumer has resumed after it was parked (paused because its queue was full).
    /// </summary>
    public void NoteSentAgain() => _sentAgain++;

    /// <summary>Records that the consumer received an event.</summary>
    public void NoteUsed()
    {
        if (IsReturning) _used++;
    }

    /// <summary>Records the end of a replay for this consumer: the replay has reached new events, or another replay begins.</summary>
    public void Arrive() => IsReturning = false;

    /// <summary>
    /// Returns true if the number of events that the server sent again, relative to the number of events that this consumer received during replays,
    /// exceeds the limit. The first <see cref="FewEvents"/> events that the server sends again are always allowed.
    /// </summary>
    /// <param name="most">The largest number of deliveries per used event: <see cref="SlowConsumerLimits.MaxRedelivery"/>.</param>
    public bool CostsMoreThan(double most) => _sentAgain > FewEvents && _sentAgain > most * Math.Max(_used, 1);
}
