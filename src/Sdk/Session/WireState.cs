namespace TypedStreaming.Session;

/// <summary>The subscription state of a channel at the server.</summary>
internal enum WireState
{
    /// <summary>The channel was not requested in this session.</summary>
    Absent,

    /// <summary>A subscribe request is running.</summary>
    Subscribing,

    /// <summary>The server has confirmed the subscription.</summary>
    Present,

    /// <summary>An unsubscribe request is running.</summary>
    Unsubscribing,
}
