namespace TypedStreaming.PostgreSql;

/// <summary>
/// The table with the leases. Each name has one row, which is never deleted. Only the clock of the database decides when a lease has ended.
/// </summary>
internal sealed class LeaseTable(Database database)
{
    /// <summary>
    /// The SQL condition that is true if a process still holds a lease. Each acquisition of a lease has its own epoch, which is a number. A lease
    /// that has ended is not renewed, even if no other process has acquired it since then.
    /// </summary>
    public const string IsHeld = "name = $1 AND epoch = $2 AND until > now()";

    private readonly string _table = $"{database.Schema}.typedstreaming_lease";

    public TimeProvider Time => database.Time;

    public string Place => database.Place;

    /// <summary>
    /// Acquires the lease if no process holds it. The new epoch is higher than the last epoch, and not lower than the clock of the database in
    /// milliseconds. Epochs therefore increase even if the database is recreated or restored from a backup.
    /// </summary>
    /// <returns>The epoch, or null if another process holds the lease.</returns>
    public Task<long?> AcquireAsync(string name, CancellationToken cancellationToken) => database.RunAsync(
        "acquire a lease",
        new Statement(
            $"""
            INSERT INTO {_table} AS lease (name, holder, epoch, until)
            VALUES ($1, $2, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, now() + make_interval(secs => $3))
            ON CONFLICT (name) DO UPDATE
            SET holder = EXCLUDED.holder, epoch = greatest(lease.epoch + 1, EXCLUDED.epoch), until = EXCLUDED.until
            WHERE lease.until < now()
            RETURNING epoch
            """,
            StoredText.Of(name),
            $"process {Environment.ProcessId} on {Environment.MachineName}",
            LeaseTimes.Duration.TotalSeconds),
        static row => row?.GetInt64(0),
        cancellationToken);

    /// <returns>False if the lease has ended, or belongs to another epoch.</returns>
    public Task<bool> RenewAsync(string name, long epoch, CancellationToken cancellationToken) =>
        EndAfterAsync(LeaseTimes.Duration, "renew a lease", name, epoch, cancellationToken);

    /// <summary>Ends the lease immediately, unless it has already ended or has been acquired again with another epoch.</summary>
    public Task<bool> ReleaseAsync(string name, long epoch, CancellationToken cancellationToken) =>
        EndAfterAsync(TimeSpan.Zero, "release a lease", name, epoch, cancellationToken);

    /// <returns>The last holder of the lease and its epoch, or null if there is no row.</returns>
    public Task<(string Holder, long Epoch)?> FindAsync(string name, CancellationToken cancellationToken) => database.RunAsync(
        "read a lease",
        new Statement($"SELECT holder, epoch FROM {_table} WHERE name = $1", StoredText.Of(name)),
        static row => row is null ? ((string, long)?)null : (row.GetString(0), row.GetInt64(1)),
        cancellationToken);

    private Task<bool> EndAfterAsync(TimeSpan duration, string attempt, string name, long epoch, CancellationToken cancellationToken) => database.RunAsync(
        attempt,
        new Statement($"UPDATE {_table} SET until = now() + make_interval(secs => $3) WHERE {IsHeld} RETURNING 1", StoredText.Of(name), epoch, duration.TotalSeconds),
        static row => row is not null,
        cancellationToken);
}
