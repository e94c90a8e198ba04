namespace TypedStreaming.Session;

/// <summary>
/// The server's current time: the date of the server's last response, plus the time that has passed since then according to a monotonic clock. Before
/// the first response, the client's own time is used. The clock is set by the session's loop and read by all threads.
/// </summary>
internal sealed class ServerClock(TimeProvider time)
{
    private volatile Reading? _last;

    public DateTimeOffset Now => _last is { } last ? last.Date + time.GetElapsedTime(last.At) : time.GetUtcNow();

    public void Note(DateTimeOffset? date)
    {
        if (date is { } server) _last = new Reading(server, time.GetTimestamp());
    }

    private sealed record Reading(DateTimeOffset Date, long At);
}
