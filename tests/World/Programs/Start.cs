namespace TypedStreaming.World.Programs;

/// <summary>Where a consumer starts.</summary>
internal enum Start
{
    Latest,

    LatestWithoutGap,

    Earliest,

    /// <summary>After an event that is retained.</summary>
    After,

    StoredOrLatest,

    StoredOrLatestWithoutGap,

    StoredOrEarliest,
}
