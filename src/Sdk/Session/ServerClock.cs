namespace TypedStreaming.Session;

/// <summary>
/// The server's time: the date of its last answer, and the time that has passed since, by a monotonic clock. The client's own time until the
/// first answer. Written by the session's loop, read by all threads.
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
