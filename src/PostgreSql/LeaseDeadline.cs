namespace TypedStreaming.PostgreSql;

/// <summary>
/// Determines, by the clock of this process, when a lease is lost because it was not renewed. The object is not thread-safe: access is protected by
/// the lock of the lease object.
/// </summary>
/// <param name="time">The clock of this process.</param>
/// <param name="renewedAt">The timestamp at which the request that acquired the lease was sent.</param>
internal sealed class LeaseDeadline(TimeProvider time, long renewedAt)
{
    private long _renewedAt = renewedAt;

    /// <summary>The time since the request for the last successful renewal was sent.</summary>
    public TimeSpan SinceRenewal => time.GetElapsedTime(_renewedAt);

    /// <summary>The time after which the lease is lost if it is not renewed. Zero or negative if the lease is lost.</summary>
    public TimeSpan Remaining => LeaseTimes.GiveUp - SinceRenewal;

    /// <summary>True if the lease is lost, because it was not renewed in time.</summary>
    public bool HasPassed => Remaining <= TimeSpan.Zero;

    /// <summary>Records that the lease was renewed by a request that was sent at the given timestamp.</summary>
    public void Renew(long sentAt) => _renewedAt = sentAt;
}
