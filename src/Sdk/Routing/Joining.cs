namespace TypedStreaming.Routing;

/// <summary>The ways in which a consumer joins a channel.</summary>
internal enum Joining
{
    /// <summary>The consumer joins with the next subscribe, which will be sent later.</summary>
    WithTheNextSubscribe,

    /// <summary>The consumer has joined, because the present subscription brings all events that it wants.</summary>
    AtOnce,

    /// <summary>The channel has to be subscribed again, from an earlier event.</summary>
    ByAnotherSubscribe,

    /// <summary>
    /// The channel has to be subscribed again, in a new session. The events that the present subscription has brought are not known, so
    /// they can be distinguished from replayed events only in a new session.
    /// </summary>
    InAnotherSession,
}
