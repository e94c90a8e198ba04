namespace TypedStreaming.Routing;

/// <summary>What an event came in.</summary>
/// <param name="Answer">The number of the request that is being answered.</param>
/// <param name="Awaited">The outstanding answer that may hold earlier events, or <see cref="Answers.None"/>.</param>
/// <param name="Replays">Whether the server of this session replays; if not, places say nothing.</param>
internal readonly record struct Arrival(long Answer, long Awaited, bool Replays);
