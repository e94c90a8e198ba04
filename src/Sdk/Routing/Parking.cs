namespace TypedStreaming.Routing;

/// <summary>
/// How often a consumer was parked, and what its returns have cost. Each return makes the server send again what came meanwhile, so the
/// waits before a return double, and a consumer whose returns cost more than they bring ends. Used by the poll loop only.
/// </summary>
internal sealed class Parking
{
    /// <summary>Below this a replay costs too little to be judged by.</summary>
    private const long FewEvents = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Queue<long> _parked = [];
    private long _since;
    private long _sentAgain;
    private long _used;

    /// <summary>
    /// Whether what the server sends again at present is sent for this consumer's return; also when it is parked again before the end of
    /// that, since the rest costs as much.
    /// </summary>
    public bool IsReturning { get; private set; }

    /// <summary>How many parks fall into the last hour.</summary>
    public int Count => _parked.Count;

    /// <summary>
    /// How long to wait before a return, once the queue is empty: not at all after the first park in an hour, then 1 second,
    /// doubled each time, 5 minutes at most.
    /// </summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Notes a park.</summary>
    public void Begin(TimeProvider time)
    {
        while (_parked.TryPeek(out var oldest) && time.GetElapsedTime(oldest) > Window) _parked.Dequeue();
        _parked.Enqueue(time.GetTimestamp());
        var doubled = FirstWait * Math.Pow(2, Math.Min(Count - 2, 20));
        Wait = Count == 1 ? TimeSpan.Zero : doubled < LongestWait ? doubled : LongestWait;
    }

    /// <summary>The wait begins.</summary>
    public TimeSpan TakeWait()
    {
        var wait = Wait;
        Wait = TimeSpan.Zero;
        return wait;
    }

    /// <summary>The channel is subscribed again for this consumer.</summary>
    public void Return(TimeProvider time)
    {
        IsReturning = true;
        if (_since == 0 || time.GetElapsedTime(_since) > Window) (_since, _sentAgain, _used) = (time.GetTimestamp(), 0, 0);
    }

    /// <summary>An event came again because of the return.</summary>
    public void NoteSentAgain() => _sentAgain++;

    /// <summary>The consumer got an event.</summary>
    public void NoteUsed()
    {
        if (IsReturning) _used++;
    }

    /// <summary>The replay has come to events that nobody had, or another one begins.</summary>
    public void Arrive() => IsReturning = false;

    /// <summary>Whether its returns cost more deliveries per event used than is allowed.</summary>
    /// <param name="most">Deliveries per event used.</param>
    public bool CostsMoreThan(double most) => _sentAgain > FewEvents && _sentAgain > most * Math.Max(_used, 1);
}
