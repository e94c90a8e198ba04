namespace TypedStreaming.Hosting;

/// <summary>The position in the channel's history at which a handler starts.</summary>
public enum StartPosition
{
    /// <summary>
    /// The handler starts after the stored position. If no position is stored, it starts at the oldest event that the server retains.
    /// </summary>
    StoredElseEarliest,

    /// <summary>The handler starts after the stored position. If no position is stored, it starts at new events.</summary>
    StoredElseLatest,

    /// <summary>
    /// The handler starts after the stored position. If no position is stored, it starts at new events. No event is lost, even if the session is
    /// interrupted before the first event.
    /// </summary>
    StoredElseLatestWithoutGap,

    /// <summary>Each time the application starts, the handler starts at the oldest event that the server retains.</summary>
    Earliest,

    /// <summary>Each time the application starts, the handler starts at new events.</summary>
    Latest,
}
