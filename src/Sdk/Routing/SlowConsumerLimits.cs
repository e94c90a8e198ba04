namespace TypedStreaming.Routing;

/// <summary>
/// The limits for a slow consumer: the maximum time that the poll loop waits for the consumer, and the maximum number of events that the server may
/// have to send again because of this consumer.
/// </summary>
internal sealed record SlowConsumerLimits
{
    /// <summary>
    /// The maximum total time that the poll loop waits for a consumer's full queue to become empty. This time is much shorter than the 40 seconds
    /// after which Salesforce ends a session that does not poll.
    /// </summary>
    public TimeSpan MaxHold { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The maximum number of repeated deliveries per received event that a slow consumer can cause within an hour. The limit does not apply to the
    /// first 1,000 deliveries: see <see cref="ParkingHistory.CostsMoreThan"/>.
    /// </summary>
    public double MaxRedelivery { get; init; } = 3;
}
