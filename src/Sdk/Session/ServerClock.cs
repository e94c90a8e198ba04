namespace TypedStreaming.Session;

/// <summary>
/// The server's current time: the date of the server's last response, plus the time that has passed since then according to a monotonic clock. Before
/// the first response, the client's own time is used. The clock is set by the session's loop and read by all threads.
/// </summary>
internal sealed class ServerClock(TimeProvider time)
{
    private volatile Reading? _last;

    public DateTimeOffset Now => _last is { } last ? last.Date + time.GetElapsedTime(last.At) : time.GetUtcNow();

    /// <summary>Records the date of a response. A response can arrive for minutes, so its date is not that of each part of its body.</summary>
    /// <param name="date">The date, or null if the response has none.</param>
    /// <param name="beganAt">The timestamp at which the headers of the response arrived.</param>
    public void Note(DateTimeOffset? date, long beganAt)
    {
        if (date is { } server) _last = new Reading(server, beganAt);
    }

    private sealed record Reading(DateTimeOffset Date, long At);
}
