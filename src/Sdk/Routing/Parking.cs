namespace TypedStreaming.Routing;

/// <summary>
/// The number of times that a consumer was parked, and the cost of its returns. After each return the server sends the events of that time
/// again, so the waits before a return double, and a consumer whose returns cost more than they bring ends. Used by the poll loop only.
/// </summary>
internal sealed class Parking
{
    /// <summary>Below this number of events a replay costs too little to be judged by.</summary>
    private const long FewEvents = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Queue<long> _parked = [];
    private long _since;
    private long _sentAgain;
    private long _used;

    /// <summary>
    /// True if the server now sends events again because of this consumer's return; also if it is parked again before the end of that,
    /// because the rest costs as much.
    /// </summary>
    public bool IsReturning { get; private set; }

    /// <summary>The number of times it was parked in the last hour.</summary>
    public int Count => _parked.Count;

    /// <summary>
    /// The time to wait before a return, when the queue is empty: none after the first time in an hour, then 1 second, doubled each time, 5
    /// minutes at most.
    /// </summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Notes that the consumer is parked.</summary>
    public void Begin(TimeProvider time)
    {
        while (_parked.TryPeek(out var oldest) && time.GetElapsedTime(oldest) > Window) _parked.Dequeue();
        _parked.Enqueue(time.GetTimestamp());
        var doubled = FirstWait * Math.Pow(2, Math.Min(Count - 2, 20));
        Wait = Count == 1 ? TimeSpan.Zero : doubled < LongestWait ? doubled : LongestWait;
    }

    /// <summary>Returns the wait, which begins now.</summary>
    public TimeSpan TakeWait()
    {
        var wait = Wait;
        Wait = TimeSpan.Zero;
        return wait;
    }

    /// <summary>Notes that the channel is subscribed again for this consumer.</summary>
    public void Return(TimeProvider time)
    {
        IsReturning = true;
        if (_since == 0 || time.GetElapsedTime(_since) > Window) (_since, _sentAgain, _used) = (time.GetTimestamp(), 0, 0);
    }

    /// <summary>Notes that an event came again because of the return.</summary>
    public void NoteSentAgain() => _sentAgain++;

    /// <summary>Notes that the consumer got an event.</summary>
    public void NoteUsed()
    {
        if (IsReturning) _used++;
    }

    /// <summary>Notes that the replay has reached events that no consumer had, or that another replay begins.</summary>
    public void Arrive() => IsReturning = false;

    /// <summary>Returns true if its returns cost more deliveries per used event than is allowed.</summary>
    /// <param name="most">The largest number of deliveries per used event.</param>
    public bool CostsMoreThan(double most) => _sentAgain > FewEvents && _sentAgain > most * Math.Max(_used, 1);
}
