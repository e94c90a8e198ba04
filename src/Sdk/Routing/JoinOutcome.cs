namespace TypedStreaming.Routing;

/// <summary>The ways in which a consumer joins the subscription of a channel.</summary>
internal enum JoinOutcome
{
    /// <summary>The consumer joins with the next subscribe request, which will be sent later.</summary>
    WithTheNextSubscribe,

    /// <summary>The consumer has joined, because the present subscription brings all events that it wants.</summary>
    AtOnce,

    /// <summary>The consumer joins with another subscribe request that starts at an earlier event.</summary>
    ByAnotherSubscribe,

    /// <summary>
    /// The consumer joins with a subscribe request in a new session. In the present session, the events that are replayed for this consumer could
    /// not be distinguished from events of the present subscription.
    /// </summary>
    InAnotherSession,
}
