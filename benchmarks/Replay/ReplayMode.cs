namespace TypedStreaming.Benchmarks.Replay;

/// <summary>How the events are taken.</summary>
internal enum ReplayMode
{
    /// <summary>One after the other, each acknowledged by asking for the next.</summary>
    Events,

    /// <summary>With what arrived around them, each acknowledged by itself.</summary>
    Deliveries,
}
