namespace TypedStreaming.Relay.Workers;

/// <summary>
/// Recognizes stale copies in a partition: messages from a relay that has lost its lease. A relay may lose its lease without noticing, for example
/// because its process was suspended, and still publish after its successor has started. The messages of the earlier relay then have a lower epoch
/// (the number of the lease's holder) than the messages before them.
/// </summary>
/// <param name="highest">The highest epoch that was stored for the partition.</param>
internal sealed class EpochFence(long highest)
{
    private static readonly TimeSpan LargestClockDifference = TimeSpan.FromHours(1);

    private string? _lease;

    public long Highest { get; private set; } = highest;

    /// <summary>
    /// Returns true if an epoch is in the future. An epoch is the time in milliseconds according to the clock of the lease's database, or a slightly
    /// higher number. The clocks of the database and of this machine can differ by up to an hour.
    /// </summary>
    public static bool IsOfTheFuture(long? epoch, DateTimeOffset now) => epoch > (now + LargestClockDifference).ToUnixTimeMilliseconds();

    /// <summary>
    /// Checks that all messages come from relays with the same lease. Without this check, valid events could be refused as stale, because epochs of
    /// different leases cannot be compared.
    /// </summary>
    /// <exception cref="BrokerException">A relay with another lease publishes to the same stream.</exception>
    public void Check(string? lease, string stream)
    {
        if (lease is null) return;
        _lease ??= lease;
        if (_lease == lease) return;
        throw new BrokerException(
            BrokerError.Configuration,
            $"Relays with different leases publish to the stream '{stream}': '{_lease}' and '{lease}' (org and lease). Their epochs cannot be compared. Use a separate stream for each lease, and therefore also for each org.");
    }

    public bool IsStale(long? epoch) => epoch < Highest;

    public bool IsNew(long? epoch) => epoch > Highest;

    public void Raise(long epoch) => Highest = epoch;
}
