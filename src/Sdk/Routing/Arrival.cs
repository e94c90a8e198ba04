namespace TypedStreaming.Routing;

/// <summary>
/// Describes where an event comes from: the number of the response that contained it, the number of the other response that is not read
/// completely, and whether the server can replay events.
/// </summary>
/// <param name="Response">The number of the request that the response belongs to.</param>
/// <param name="Awaited">The outstanding response that may contain earlier events, or <see cref="OutstandingResponses.None"/>.</param>
/// <param name="Replays">True if the server of this session replays events. If it does not, places are not used.</param>
internal readonly record struct Arrival(long Response, long Awaited, bool Replays)
{
    /// <summary>
    /// True if the event was held back and is delivered only now. It may then have come in another response than the one that is being read.
    /// </summary>
    public bool WasKept { get; init; }
}
