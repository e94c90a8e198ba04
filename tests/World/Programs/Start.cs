namespace TypedStreaming.World.Programs;

/// <summary>The start of a consumer.</summary>
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
