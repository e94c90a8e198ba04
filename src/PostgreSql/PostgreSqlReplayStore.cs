namespace TypedStreaming.PostgreSql;

/// <summary>
/// Stores positions in a PostgreSQL database. Processes on several machines can use the same database. If several processes open the same
/// position, only the process that opened it last can save the position.
/// </summary>
/// <remarks>
/// The store has its own connection pool, which is closed when the store is disposed. Each call is one transaction, with a time limit of 3 seconds. A
/// connection pooler such as PgBouncer can be used, also in transaction mode. If <c>synchronous_commit</c> of the server is off, the last saved
/// positions can be lost in a crash of the server.
/// </remarks>
public sealed class PostgreSqlReplayStore : IReplayStore, IReplayPositions, IAsyncDisposable
{
    private readonly Database _database;
    private readonly PositionTable _table;

    /// <summary>Creates a store with default options. The first call connects to the database, and creates the tables if they are missing.</summary>
    /// <param name="connectionString">The connection string; see <see cref="PostgreSqlOptions.ConnectionString"/>.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or contains no host.</exception>
    public PostgreSqlReplayStore(string connectionString)
        : this(new PostgreSqlOptions { ConnectionString = connectionString })
    {
    }

    /// <summary>Creates a store with the given options. The first call connects to the database, and creates the tables if they are missing.</summary>
    /// <param name="options">The database and its schema. The options are copied.</param>
    /// <exception cref="ArgumentException">An option is missing or is not valid.</exception>
    public PostgreSqlReplayStore(PostgreSqlOptions options)
    {
        _database = new Database(options);
        _table = new PositionTable(_database);
    }

    /// <inheritdoc/>
    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var owner = Owner.OfThisProcess(_database.Time.GetUtcNow());
        return new PostgreSqlReplayCursor(_table, key, owner, await _table.TakeAsync(key, owner, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredPosition>> ListAsync(CancellationToken cancellationToken = default) => _table.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ReplayPosition?> ResetAsync(ReplayKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _table.ResetAsync(key, Owner.OfThisProcess(_database.Time.GetUtcNow()), cancellationToken);
    }

    /// <inheritdoc/>
    IEnumerable<string> IReplayStore.OptionDefects() => _database.OptionDefects;

    /// <summary>Closes the connections to the database. After this call, the cursors of this store cannot save positions.</summary>
    /// <returns>A task that is done when the connections are closed.</returns>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
