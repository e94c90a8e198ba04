namespace TypedStreaming.PostgreSql;

/// <summary>The times of a lease. A holder gives up before its lease ends in the database, so that two never hold it at the same time.</summary>
internal static class LeaseTimes
{
    /// <summary>The time after its last renewal, by the clock of the database, at which a lease ends.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    /// <summary>The time between two renewals.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <summary>The time after its last renewal, by its own clock, at which a holder gives up.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(10);

    /// <summary>The time between two attempts to renew a lease, after the second failure.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>The time between two attempts to acquire a lease that another process holds.</summary>
    public static readonly TimeSpan StandBy = TimeSpan.FromSeconds(2);
}
