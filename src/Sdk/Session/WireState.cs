namespace TypedStreaming.Session;

/// <summary>The state of a channel at the server.</summary>
internal enum WireState
{
    /// <summary>The channel is not requested in this session.</summary>
    Absent,

    /// <summary>A subscribe request is running.</summary>
    Subscribing,

    /// <summary>The server confirmed the subscription.</summary>
    Present,

    /// <summary>An unsubscribe request is running.</summary>
    Unsubscribing,
}
