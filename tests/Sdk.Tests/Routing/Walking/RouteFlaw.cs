namespace TypedStreaming.Tests.Routing.Walking;

/// <summary>A rule that is taken away, so that events are lost.</summary>
public enum RouteFlaw
{
    None,

    /// <summary>No answer is known to be outstanding beside another: what overtook it is settled at once.</summary>
    AwaitsNothing,

    /// <summary>A joiner takes old events for those that are replayed.</summary>
    NoFences,

    /// <summary>What a parked consumer did not have is forgotten.</summary>
    ForgetsRefused,
}
