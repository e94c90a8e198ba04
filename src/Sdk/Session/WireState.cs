namespace TypedStreaming.Session;

/// <summary>The subscription state of a channel on the server.</summary>
internal enum WireState
{
    /// <summary>The channel is not subscribed, and no request is in progress.</summary>
    Absent,

    /// <summary>A subscribe request is in progress.</summary>
    Subscribing,

    /// <summary>The server has confirmed the subscription.</summary>
    Present,

    /// <summary>An unsubscribe request is in progress.</summary>
    Unsubscribing,
}
