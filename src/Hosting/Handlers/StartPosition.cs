namespace TypedStreaming.Hosting;

/// <summary>The position in the channel's history at which a handler starts.</summary>
public enum StartPosition
{
    /// <summary>After the stored position, or at the oldest event of the retention if none is stored.</summary>
    StoredElseEarliest,

    /// <summary>After the stored position, or at the present if none is stored.</summary>
    StoredElseLatest,

    /// <summary>After the stored position, or at the present without the gap that an interruption before the first event could cause.</summary>
    StoredElseLatestWithoutGap,

    /// <summary>At the oldest event of the retention, at each start.</summary>
    Earliest,

    /// <summary>At the present, at each start.</summary>
    Latest,
}
