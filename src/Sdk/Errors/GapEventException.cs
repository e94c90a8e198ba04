namespace TypedStreaming;

/// <summary>
/// The exception for a gap event. The server sends a gap event in place of changes that it could not send, so the application must read the
/// records again. If you set <see cref="EventsOptions.OnGap"/>, gaps are reported to that callback instead.
/// </summary>
public sealed class GapEventException : StreamingException
{
    private readonly Action _acknowledge;

    internal GapEventException(Gap gap, Action acknowledge)
        : base(StreamingError.GapEvent, Describe(gap))
    {
        Gap = gap;
        Channel = gap.Channel;
        _acknowledge = acknowledge;
    }

    /// <summary>The gap, with the records that changed.</summary>
    public Gap Gap { get; }

    /// <summary>
    /// Acknowledges the gap, so that the next enumeration continues after it. Without this call, the next enumeration gets the gap again.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The client is disposed, so the position can no longer be saved.</exception>
    public void Acknowledge() => _acknowledge();

    private static string Describe(Gap gap)
    {
        var records = gap.RecordIds.Count == 0
            ? $"without record ids. Read all records of {gap.EntityName ?? "the channel's objects"} again"
            : $"about {string.Join(", ", gap.RecordIds.Take(10))}. Read these records again";
        return $"Changes are missing on {gap.Channel}: the server sent a gap event ({gap.Cause}) {records}. "
            + "To report gaps without an exception, set EventsOptions.OnGap.";
    }
}
