namespace TypedStreaming.Telemetry;

/// <summary>
/// The metrics of one consumer name on one channel. The object exists as long as the client exists, because a counter must not restart at zero.
/// </summary>
internal sealed class ConsumerSeries(string channel, string consumer)
{
    private long _used;

    public SeriesTags Tags { get; } = new(channel, consumer);

    /// <summary>The number of events that the consumers with this name received.</summary>
    public long Used => Interlocked.Read(ref _used);

    public void NoteUsed() => Interlocked.Increment(ref _used);
}
