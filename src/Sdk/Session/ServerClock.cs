namespace TypedStreaming.Session;

/// <summary>The server's time, as the dates of its answers tell it; ours until the first one. Written by the session's loop.</summary>
internal sealed class ServerClock(TimeProvider time)
{
    private long _ahead;

    public DateTimeOffset Now => time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    public void Note(DateTimeOffset? date)
    {
        if (date is { } server) Volatile.Write(ref _ahead, (server - time.GetUtcNow()).Ticks);
    }
}
