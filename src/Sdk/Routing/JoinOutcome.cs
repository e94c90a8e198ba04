namespace TypedStreaming.Routing;

/// <summary>The ways in which a consumer can join the subscription to a channel.</summary>
internal enum JoinOutcome
{
    /// <summary>The consumer joins with the next subscribe request, which will be sent later.</summary>
    WithTheNextSubscribe,

    /// <summary>The consumer has joined, because the current subscription delivers all events that it wants.</summary>
    AtOnce,

    /// <summary>The consumer joins with another subscribe request that starts at an earlier event.</summary>
    ByAnotherSubscribe,

    /// <summary>
    /// The consumer joins with a subscribe request in a new session. In the current session, the events that are replayed for this consumer could not
    /// be distinguished from events that belong to the current subscription.
    /// </summary>
    InAnotherSession,
}
