namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>The ways in which a program takes events.</summary>
internal enum Taker
{
    /// <summary>A bare <c>await foreach</c> over the events.</summary>
    Events,

    /// <summary>The same over the deliveries, each acknowledged: what a handler is made of.</summary>
    Deliveries,

    /// <summary>The same, where each event has a scope of its own, with a handler from it: what a careful user writes.</summary>
    Scope,

    /// <summary>A handler in a host, in the order of the channel.</summary>
    Handler,

    /// <summary>A handler in a host, in the order of the record, eight events at a time.</summary>
    HandlerPerKey,
}
