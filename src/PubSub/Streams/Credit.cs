namespace TypedStreaming.PubSub.Streams;

/// <summary>
/// The number of events that the client has requested and not received, and the decision how many more to request. The client requests only events for
/// which the consumer's queue has room, by the average size of its events. The class has no side effects.
/// </summary>
internal sealed class Credit
{
    /// <summary>The largest number of events that can be outstanding; the server reduces larger requests without an error.</summary>
    public const int Most = 100;

    /// <summary>The size in memory that is assumed before the first event.</summary>
    private const long AssumedBytes = 64 * 1024;

    /// <summary>The weight of one more event in the average is one divided by this number.</summary>
    private const int Memory = 16;

    private double _averageBytes = AssumedBytes;
    private bool _isMeasured;
    private int _responsesSinceRequest;

    /// <summary>The number of events that were requested and have not come. The server may owe fewer, but never more.</summary>
    public int Outstanding { get; private set; }

    /// <summary>Starts again for a new call, in which nothing was requested. The average size stays known.</summary>
    public void Reset() => (Outstanding, _responsesSinceRequest) = (0, 0);

    /// <summary>Returns the number of events to request now; zero if enough are outstanding.</summary>
    /// <param name="freeBytes">The free space of the queue.</param>
    /// <param name="hasRoom">True if the queue takes one more event of any size.</param>
    public int Wanted(long freeBytes, bool hasRoom)
    {
        var room = (int)Math.Clamp(freeBytes / Math.Max(1, _averageBytes), hasRoom ? 1 : 0, Most);
        var wanted = room - Outstanding;
        var isWorthwhile = wanted >= Math.Max(1, room / 2) || (Outstanding == 0 && wanted >= 1);
        return isWorthwhile ? wanted : 0;
    }

    public void Request(int events)
    {
        Outstanding += events;
        _responsesSinceRequest = 0;
    }

    /// <summary>Records an event, with its size in the consumer's queue.</summary>
    public void Receive(long bytes)
    {
        Outstanding = Math.Max(0, Outstanding - 1);
        // A larger event counts at once, so that a stream whose events grow does not fill the queue far beyond its limit.
        _averageBytes = !_isMeasured || bytes > _averageBytes ? bytes : _averageBytes + ((bytes - _averageBytes) / Memory);
        _isMeasured = true;
    }

    /// <summary>
    /// Records the number of events that the server says it still owes. A response can have crossed the last request, so the number counts only in
    /// the second response after it.
    /// </summary>
    public void Correct(int pending)
    {
        _responsesSinceRequest++;
        if (_responsesSinceRequest > 1) Outstanding = Math.Clamp(pending, 0, Outstanding);
    }
}
