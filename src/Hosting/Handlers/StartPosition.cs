namespace TypedStreaming.Hosting;

/// <summary>The position in the channel's history at which a handler starts.</summary>
public enum StartPosition
{
    /// <summary>
    /// The handler starts after the stored position. If no position is stored, it starts at the oldest event that the server keeps.
    /// </summary>
    StoredElseEarliest,

    /// <summary>The handler starts after the stored position. If no position is stored, it starts at new events.</summary>
    StoredElseLatest,

    /// <summary>
    /// The handler starts after the stored position. If no position is stored, it starts at new events. No event is lost, even if the session is
    /// interrupted before the first event.
    /// </summary>
    StoredElseLatestWithoutGap,

    /// <summary>The handler starts at the oldest event that the server keeps, at each start of the program.</summary>
    Earliest,

    /// <summary>The handler starts at new events, at each start of the program.</summary>
    Latest,
}
