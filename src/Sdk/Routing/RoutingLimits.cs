namespace TypedStreaming.Routing;

/// <summary>The numbers that routing decides by.</summary>
internal sealed record RoutingLimits
{
    /// <summary>How long the poll loop may wait for a full consumer, for all of one fill: well inside the 40 seconds after which a session that does not poll is lost.</summary>
    public TimeSpan MaxHold { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many deliveries per event used the returns of a parked consumer may cost within an hour.</summary>
    public double MaxRedelivery { get; init; } = 3;
}
