namespace TypedStreaming.Subscriptions;

/// <summary>
/// The answer that was still to be read when an event came in another one. The server writes events in order, but into
/// whichever answer comes first, so that it may hold an earlier event.
/// </summary>
internal enum Awaited
{
    /// <summary>None: everything before the event was received too.</summary>
    Nothing,

    /// <summary>The connect's.</summary>
    Connect,

    /// <summary>That of the one request beside the connect.</summary>
    SideRequest,
}
