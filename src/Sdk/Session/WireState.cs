namespace TypedStreaming.Session;

/// <summary>What the server knows of a channel.</summary>
internal enum WireState
{
    /// <summary>Nothing: not asked yet, or the session is another.</summary>
    Absent,

    /// <summary>A subscribe is under way.</summary>
    Subscribing,

    /// <summary>The server confirmed the subscription.</summary>
    Present,

    /// <summary>An unsubscribe is under way.</summary>
    Unsubscribing,
}
