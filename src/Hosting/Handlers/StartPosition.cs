namespace TypedStreaming.Hosting;

/// <summary>The position in the channel's history at which a handler starts.</summary>
public enum StartPosition
{
    /// <summary>After the stored position. If no position is stored, at the oldest event that the server keeps.</summary>
    StoredElseEarliest,

    /// <summary>After the stored position. If no position is stored, at new events.</summary>
    StoredElseLatest,

    /// <summary>
    /// After the stored position. If no position is stored, at new events, with no event lost if the session is interrupted before the first
    /// event.
    /// </summary>
    StoredElseLatestWithoutGap,

    /// <summary>At the oldest event that the server keeps, at each start.</summary>
    Earliest,

    /// <summary>At new events, at each start.</summary>
    Latest,
}
