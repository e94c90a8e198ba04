namespace TypedStreaming.Routing;

/// <summary>The ways in which a consumer joins a channel.</summary>
internal enum Joining
{
    /// <summary>The next subscribe, which is still to be sent, lets it in.</summary>
    WithTheNextSubscribe,

    /// <summary>It has joined: the present subscription brings all events that it wants.</summary>
    AtOnce,

    /// <summary>The channel has to be subscribed again, from an earlier event.</summary>
    ByAnotherSubscribe,

    /// <summary>
    /// The same, but it is not known which events the present subscription has brought: only in a new session can its events be distinguished
    /// from those that are replayed.
    /// </summary>
    InAnotherSession,
}
