namespace TypedStreaming.Routing;

/// <summary>
/// The answer in which an event came, the other answer that is outstanding (not read completely), and if the server can replay.
/// </summary>
/// <param name="Answer">The number of the request that the answer belongs to.</param>
/// <param name="Awaited">The outstanding answer that may contain earlier events, or <see cref="Answers.None"/>.</param>
/// <param name="Replays">True if the server of this session replays events. If it does not, places are not used.</param>
internal readonly record struct Arrival(long Answer, long Awaited, bool Replays)
{
    /// <summary>
    /// True if the event was received earlier and is delivered only now, so that it may have come in another answer than the one being read.
    /// </summary>
    public bool WasKept { get; init; }
}
