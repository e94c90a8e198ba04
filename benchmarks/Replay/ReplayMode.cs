namespace TypedStreaming.Benchmarks.Replay;

/// <summary>The API by which the events are received.</summary>
internal enum ReplayMode
{
    /// <summary>The events are enumerated one after the other. The request for the next event acknowledges the previous event.</summary>
    Events,

    /// <summary>The events are enumerated with their metadata, and each event is acknowledged explicitly.</summary>
    Deliveries,
}
