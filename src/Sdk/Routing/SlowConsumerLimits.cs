namespace TypedStreaming.Routing;

/// <summary>The limits of the time and of the deliveries that a slow consumer may cost.</summary>
internal sealed record SlowConsumerLimits
{
    /// <summary>
    /// The time that the poll loop may wait for a full consumer, in total until the consumer's queue is empty. It is much shorter than the
    /// 40 seconds after which Salesforce ends a session that does not poll.
    /// </summary>
    public TimeSpan MaxHold { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The number of deliveries per used event that the returns of a parked consumer may cost within an hour. The limit does not apply up
    /// to 1,000 deliveries: see <see cref="Parking.CostsMoreThan"/>.
    /// </summary>
    public double MaxRedelivery { get; init; } = 3;
}
