namespace TypedStreaming.Routing;

/// <summary>
/// Describes how an event arrived: the number of the response that contained it, the number of another response that has not been read completely,
/// and whether the server can replay events.
/// </summary>
/// <param name="Response">The number of the request that the response belongs to.</param>
/// <param name="Awaited">The outstanding response that may contain earlier events, or <see cref="OutstandingResponses.None"/>.</param>
/// <param name="Replays">True if the server of this session replays events. If it does not, places are not used.</param>
internal readonly record struct Arrival(long Response, long Awaited, bool Replays)
{
    /// <summary>
    /// True if the event was held back and is only now being delivered. Such an event may have arrived in a response other than the one that is being
    /// read.
    /// </summary>
    public bool WasKept { get; init; }
}
