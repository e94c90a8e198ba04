namespace TypedStreaming.PostgreSql;

/// <summary>
/// Leases in a PostgreSQL database. If several processes need the same lease, one of them holds it, and the others wait. Each holder gets an
/// epoch: a number that is higher than the epochs of all earlier holders.
/// </summary>
/// <remarks>
/// A lease ends 15 seconds after its last renewal, by the clock of the database. The holder renews the lease every 5 seconds. If no renewal succeeds
/// for 10 seconds, by the clock of the holder, the holder regards the lease as lost. So another process gets the lease at most 17 seconds after the
/// holder was killed, and at most 2 seconds after a release.
/// </remarks>
public sealed class PostgreSqlLease : ILeases, IAsyncDisposable
{
    private const int LongestName = 200;

    private readonly Database _database;
    private readonly LeaseTable _table;

    /// <summary>Creates an object that can acquire leases. The first call connects to the database, and creates the tables if they are missing.</summary>
    /// <param name="options">The database and its schema. The options are copied.</param>
    /// <exception cref="ArgumentException">An option is missing or is not valid.</exception>
    public PostgreSqlLease(PostgreSqlOptions options)
    {
        _database = new Database(options);
        _table = new LeaseTable(_database);
    }

    /// <summary>Acquires the lease. If the lease is held, the method waits and tries again every 2 seconds.</summary>
    /// <param name="name">The name of the lease: 1 to 200 characters. The name is case-sensitive.</param>
    /// <param name="cancellationToken">Cancels the call. The lease may have been acquired nevertheless. In that case, it ends after 15
    /// seconds.</param>
    /// <returns>The lease. To release it, dispose it.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    /// <exception cref="StreamingException"><see cref="StreamingError.PositionStore"/>: the database failed. If <see cref="StreamingException.IsTransient"/>
    /// is true, call the method again after a pause.</exception>
    public async Task<PostgreSqlHeldLease> AcquireAsync(string name, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (await TryAcquireAsync(name, cancellationToken).ConfigureAwait(false) is { } lease) return lease;
            await Task.Delay(LeaseTimes.StandBy, _database.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    async Task<IHeldLease> ILeases.AcquireAsync(string name, CancellationToken cancellationToken) =>
        await AcquireAsync(name, cancellationToken).ConfigureAwait(false);

    /// <summary>Acquires the lease if it is free. A lease that this process has already acquired is not free.</summary>
    /// <param name="name">The name of the lease: 1 to 200 characters. The name is case-sensitive.</param>
    /// <param name="cancellationToken">Cancels the call. The lease may have been acquired nevertheless. In that case, it ends after 15
    /// seconds.</param>
    /// <returns>The lease, or null if it is not free. To release the lease, dispose it.</returns>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    /// <exception cref="StreamingException"><see cref="StreamingError.PositionStore"/>: the database failed.</exception>
    public async Task<PostgreSqlHeldLease?> TryAcquireAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestName, nameof(name));

        // The lease began after this moment, so the holder does not believe that it lasts longer than it does.
        var asked = _database.Time.GetTimestamp();
        return await _table.AcquireAsync(name, cancellationToken).ConfigureAwait(false) is { } epoch
            ? new PostgreSqlHeldLease(_table, name, epoch, asked)
            : null;
    }

    /// <summary>Closes the connections to the database. Leases that are still held are not released; they end after 15 seconds.</summary>
    /// <returns>A task that is done when the connections are closed.</returns>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
