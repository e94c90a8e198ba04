namespace TypedStreaming;

/// <summary>
/// A gap event came in place of changes that the server could not send: the records have to be read anew. Set
/// <see cref="EventsOptions.OnGap"/> to be told instead.
/// </summary>
public sealed class GapEventException : StreamingException
{
    private readonly Action _acknowledge;

    internal GapEventException(Gap gap, Action acknowledge)
        : base(Reason.GapEvent, Describe(gap))
    {
        Gap = gap;
        Channel = gap.Channel;
        _acknowledge = acknowledge;
    }

    /// <summary>What is missing, with the records that it is about.</summary>
    public Gap Gap { get; }

    /// <summary>Acknowledges the gap, so that the next enumeration goes on behind it. Without, it meets the gap again.</summary>
    /// <exception cref="ObjectDisposedException">The client is gone, and the position can no longer be saved.</exception>
    public void Acknowledge() => _acknowledge();

    private static string Describe(Gap gap)
    {
        var records = gap.RecordIds.Count == 0 ? "records that it does not name" : string.Join(", ", gap.RecordIds.Take(10));
        return $"Changes are missing on {gap.Channel}: the server sent a gap event ({gap.Cause}) about {records}. Read these records anew. "
            + "Set EventsOptions.OnGap to be told of gaps without an exception.";
    }
}
