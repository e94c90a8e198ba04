namespace TypedStreaming.Routing;

/// <summary>The limits of routing.</summary>
internal sealed record RoutingLimits
{
    /// <summary>
    /// The time that the poll loop may wait for a full consumer, in total until its queue is empty: well within the 40 seconds after which a
    /// session that does not poll is lost.
    /// </summary>
    public TimeSpan MaxHold { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The number of deliveries per used event that the returns of a parked consumer may cost within an hour.</summary>
    public double MaxRedelivery { get; init; } = 3;
}
