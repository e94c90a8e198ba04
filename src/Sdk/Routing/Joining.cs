namespace TypedStreaming.Routing;

/// <summary>How a consumer gets into a channel.</summary>
internal enum Joining
{
    /// <summary>The next subscribe, which is still to be sent, lets it in.</summary>
    WithTheNextSubscribe,

    /// <summary>It is in: the running subscription brings all that it wants.</summary>
    AtOnce,

    /// <summary>The channel has to be subscribed again, from further back.</summary>
    ByAnotherSubscribe,

    /// <summary>
    /// As before, but nothing is known of what the running subscription has brought: only in a new session can its events not be
    /// taken for those that are replayed.
    /// </summary>
    InAnotherSession,
}
