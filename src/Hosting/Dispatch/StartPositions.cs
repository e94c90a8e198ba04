namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Converts the start position of a handler to the start position of the client's consumer.</summary>
internal static class StartPositions
{
    public static ReplayFrom ToReplayFrom(this StartPosition start) => start switch
    {
        StartPosition.StoredElseEarliest => ReplayFrom.Stored(orElse: ReplayFrom.Earliest),
        StartPosition.StoredElseLatest => ReplayFrom.Stored(orElse: ReplayFrom.Latest),
        StartPosition.StoredElseLatestWithoutGap => ReplayFrom.Stored(orElse: ReplayFrom.LatestWithoutGap),
        StartPosition.Earliest => ReplayFrom.Earliest,
        _ => ReplayFrom.Latest,
    };
}
