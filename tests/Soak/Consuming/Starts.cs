namespace TypedStreaming.Soak.Consuming;

/// <summary>The start position of the first consumer, by its name on the command line.</summary>
internal static class Starts
{
    public const string Earliest = "earliest";
    public const string LatestWithoutGap = "latest-without-gap";

    public static ReplayFrom? Parse(string name) => name switch
    {
        Earliest => ReplayFrom.Earliest,
        LatestWithoutGap => ReplayFrom.LatestWithoutGap,
        _ => null,
    };
}
