using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Oracle;

/// <summary>Relations between the ways to start.</summary>
internal static class Starts
{
    public static bool IsStored(this Start start) => start is Start.StoredOrLatest or Start.StoredOrLatestWithoutGap or Start.StoredOrEarliest;

    /// <summary>The way to start where nothing is stored.</summary>
    public static Start OrElse(this Start start) => start switch
    {
        Start.StoredOrLatest => Start.Latest,
        Start.StoredOrLatestWithoutGap => Start.LatestWithoutGap,
        Start.StoredOrEarliest => Start.Earliest,
        _ => start,
    };

    /// <summary>The way to go on from a start after the process has ended.</summary>
    public static Start GoingOn(this Start start) => start.OrElse() switch
    {
        Start.Latest => Start.StoredOrLatest,
        Start.LatestWithoutGap => Start.StoredOrLatestWithoutGap,
        _ => Start.StoredOrEarliest,
    };

    public static bool BeginsAtPresent(this Start start) => start.OrElse() is Start.Latest or Start.LatestWithoutGap;
}
