namespace TypedStreaming.Tests.Routing.Walking;

/// <summary>The rules that can be removed, so that events are lost.</summary>
public enum RouteFlaw
{
    None,

    /// <summary>No answer is known to be outstanding beside another: events that overtook it are settled at once.</summary>
    AwaitsNothing,

    /// <summary>A consumer that joins takes old events for replayed ones.</summary>
    NoFences,

    /// <summary>Events that a parked consumer did not receive are forgotten.</summary>
    ForgetsRefused,
}
