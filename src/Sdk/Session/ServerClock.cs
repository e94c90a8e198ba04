namespace TypedStreaming.Session;

/// <summary>
/// The server's time. It is the date of the server's last response, plus the time that has passed since then by a monotonic clock. Before the
/// first response, it is the client's own time. Written by the session's loop, read by all threads.
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
