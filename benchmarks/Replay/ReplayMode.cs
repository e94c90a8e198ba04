namespace TypedStreaming.Benchmarks.Replay;

/// <summary>The API by which the events are received.</summary>
internal enum ReplayMode
{
    /// <summary>One after the other; the request for the next acknowledges each.</summary>
    Events,

    /// <summary>With their context, each acknowledged explicitly.</summary>
    Deliveries,
}
