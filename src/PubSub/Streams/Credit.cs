namespace TypedStreaming.PubSub.Streams;

/// <summary>
/// Determines how many events to request from the server, and counts the events that were requested but not yet received. The client requests only as
/// many events as the consumer's queue has room for, according to the average size of its events. The class has no side effects.
/// </summary>
internal sealed class Credit
{
    /// <summary>
    /// The maximum number of events that can be requested but not yet received. The server reduces a larger request without an error.
    /// </summary>
    public const int Most = 100;

    /// <summary>The assumed size of an event in memory until the first event is received.</summary>
    private const long AssumedBytes = 64 * 1024;

    /// <summary>
    /// The divisor of the moving average: an event that is smaller than the average changes the average by one sixteenth of the difference.
    /// </summary>
    private const int Memory = 16;

    private double _averageBytes = AssumedBytes;
    private bool _isMeasured;
    private int _responsesSinceRequest;

    /// <summary>The number of events that were requested but not yet received. The server may send fewer, but never more.</summary>
    public int Outstanding { get; private set; }

    /// <summary>Resets the counts for a new call, on which nothing has been requested yet. The average size of the events is kept.</summary>
    public void Reset() => (Outstanding, _responsesSinceRequest) = (0, 0);

    /// <summary>Returns the number of events to request now; zero if enough events are already requested.</summary>
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

    /// <summary>Records a received event, with its size in the consumer's queue.</summary>
    public void Receive(long bytes)
    {
        Outstanding = Math.Max(0, Outstanding - 1);
        // A larger event counts at once, so that a stream whose events grow does not fill the queue far beyond its limit.
        _averageBytes = !_isMeasured || bytes > _averageBytes ? bytes : _averageBytes + ((bytes - _averageBytes) / Memory);
        _isMeasured = true;
    }

    /// <summary>
    /// Corrects the number of outstanding events to the number that the server reports. The first response after a request is ignored, because the
    /// server may have sent that response before the request arrived.
    /// </summary>
    public void Correct(int pending)
    {
        _responsesSinceRequest++;
        if (_responsesSinceRequest > 1) Outstanding = Math.Clamp(pending, 0, Outstanding);
    }
}
