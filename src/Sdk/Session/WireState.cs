namespace TypedStreaming.Session;

/// <summary>The server's knowledge of a channel.</summary>
internal enum WireState
{
    /// <summary>None: not requested yet, or the session is another one.</summary>
    Absent,

    /// <summary>A subscribe is running.</summary>
    Subscribing,

    /// <summary>The server confirmed the subscription.</summary>
    Present,

    /// <summary>An unsubscribe is running.</summary>
    Unsubscribing,
}
