namespace TypedStreaming.PostgreSql;

/// <summary>
/// The durations that apply to a lease. A holder regards its lease as lost before the lease ends in the database, so that two processes never hold
/// the lease at the same time.
/// </summary>
internal static class LeaseTimes
{
    /// <summary>The time from the last renewal of a lease until the lease ends, measured by the clock of the database.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    /// <summary>The time between two renewals of a lease.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <summary>The time from the last renewal of a lease until its holder regards the lease as lost, measured by the clock of the holder.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(10);

    /// <summary>The pause before another attempt to renew a lease, after two or more failures in succession.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>The time between two attempts to acquire a lease that another process holds.</summary>
    public static readonly TimeSpan StandBy = TimeSpan.FromSeconds(2);
}
