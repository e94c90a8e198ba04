namespace TypedStreaming.Telemetry;

/// <summary>The series of one consumer name on one channel. It lives as long as the client, because a count must not start again.</summary>
internal sealed class ConsumerSeries(string channel, string consumer)
{
    private long _used;

    public SeriesTags Tags { get; } = new(channel, consumer);

    /// <summary>The number of events that its consumers got.</summary>
    public long Used => Interlocked.Read(ref _used);

    public void NoteUsed() => Interlocked.Increment(ref _used);
}
