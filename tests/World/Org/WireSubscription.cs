namespace TypedStreaming.World.Org;

/// <summary>One channel that a session is subscribed to.</summary>
/// <param name="Full">The channel as it was asked for, with its filter.</param>
/// <param name="Channel">The channel without it.</param>
/// <param name="Filter">Which events pass.</param>
internal sealed record WireSubscription(string Full, OrgChannel Channel, Region Filter)
{
    private const string FilterStart = "?Region=";

    /// <summary>The channel with a filter, as it is subscribed to.</summary>
    public static string NameOf(string topic, Region filter) => filter == Region.Any ? topic : $"{topic}{FilterStart}{filter}";

    public static Region FilterOf(string full) =>
        full.IndexOf(FilterStart, StringComparison.Ordinal) is var at and >= 0 && Enum.TryParse<Region>(full[(at + FilterStart.Length)..], out var region)
            ? region
            : Region.Any;
}
