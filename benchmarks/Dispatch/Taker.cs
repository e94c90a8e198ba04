namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>The ways in which a program takes events.</summary>
internal enum Taker
{
    /// <summary>A bare <c>await foreach</c> over the events.</summary>
    Events,

    /// <summary>An <c>await foreach</c> over the deliveries, each of which is acknowledged. Handlers use this way internally.</summary>
    Deliveries,

    /// <summary>
    /// An <c>await foreach</c> over the deliveries. Each event gets its own dependency-injection scope with a handler, as a careful programmer
    /// would write it.
    /// </summary>
    Scope,

    /// <summary>A handler in a host, in the order of the channel.</summary>
    Handler,

    /// <summary>A handler in a host, in the order of the record, eight events at a time.</summary>
    HandlerPerKey,
}
