namespace TypedStreaming.Routing;

/// <summary>
/// The origin of an event: the response that contained it, the other response that is outstanding (not read completely), and whether the server can
/// replay.
/// </summary>
/// <param name="Response">The number of the request that the response belongs to.</param>
/// <param name="Awaited">The outstanding response that may contain earlier events, or <see cref="OutstandingResponses.None"/>.</param>
/// <param name="Replays">True if the server of this session replays events. If it does not, places are not used.</param>
internal readonly record struct Arrival(long Response, long Awaited, bool Replays)
{
    /// <summary>
    /// True if the event was received earlier but is delivered only now. In that case, it may have come in another response than the one that is
    /// being read.
    /// </summary>
    public bool WasKept { get; init; }
}
