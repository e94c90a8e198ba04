namespace TypedStreaming.Routing;

/// <summary>The limits of the time and of the repeated deliveries that a slow consumer can cause.</summary>
internal sealed record SlowConsumerLimits
{
    /// <summary>
    /// The time that the poll loop can wait for a consumer whose queue is full, in total until the queue is empty. It is much shorter than the
    /// 40 seconds after which Salesforce ends a session that does not poll.
    /// </summary>
    public TimeSpan MaxHold { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The number of repeated deliveries per received event that a slow consumer can cause within an hour. The limit does not apply to the
    /// first 1,000 deliveries: see <see cref="ParkingHistory.CostsMoreThan"/>.
    /// </summary>
    public double MaxRedelivery { get; init; } = 3;
}
