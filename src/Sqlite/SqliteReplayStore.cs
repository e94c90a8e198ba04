namespace TypedStreaming.Sqlite;

/// <summary>
/// Stores positions in a SQLite file. Several processes can share the file. If several processes open the same position, only the newest cursor
/// can save the position.
/// </summary>
/// <remarks>
/// Each cursor has its own connection until it is disposed, so the store itself holds no connection. SQLite runs on the thread pool.
/// Cancellation does not interrupt an operation that has begun. The operation ends within
/// <see cref="SqliteReplayStoreOptions.BusyTimeout"/>, and reports its result.
/// </remarks>
public sealed class SqliteReplayStore : IReplayStore, IReplayPositions
{
    private static readonly TimeSpan LongestBusyTimeout = TimeSpan.FromHours(1);

    private readonly PositionFile _file;
    private readonly TimeProvider _time;

    /// <summary>Creates a store with default options. The file is opened when the first position is opened.</summary>
    /// <param name="path">The file; see <see cref="SqliteReplayStoreOptions.Path"/>.</param>
    /// <exception cref="ArgumentException">The path is empty, or is not a valid path.</exception>
    public SqliteReplayStore(string path)
        : this(new SqliteReplayStoreOptions { Path = path })
    {
    }

    /// <summary>Creates a store with the given options. The file is opened when the first position is opened.</summary>
    /// <param name="options">The file, and the way in which positions are stored. The store makes a copy.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public SqliteReplayStore(SqliteReplayStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.BusyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.BusyTimeout, LongestBusyTimeout);
        ArgumentNullException.ThrowIfNull(options.TimeProvider);
        if (!Enum.IsDefined(options.Synchronous))
            throw new ArgumentOutOfRangeException(nameof(options), options.Synchronous, "Synchronous must be Full or Normal.");
        _file = new PositionFile(Path.GetFullPath(options.Path), options.BusyTimeout, options.Synchronous);
        _time = options.TimeProvider;
    }

    /// <inheritdoc/>
    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var owner = Owner.OfThisProcess(_time.GetUtcNow());
        return await Task.Run(() => Open(key, owner), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads all positions in the file without writing anything: a missing file is not created, and an earlier version of the file is not
    /// migrated.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The positions at one point in time, ordered by org, channel, consumer and transport.</returns>
    /// <exception cref="StreamingException">The file is missing, or could not be read (<see cref="StreamingError.PositionStore"/>).</exception>
    public Task<IReadOnlyList<StoredPosition>> ListAsync(CancellationToken cancellationToken = default) => Task.Run(_file.Read, cancellationToken);

    /// <inheritdoc/>
    public async Task<ReplayPosition?> ResetAsync(ReplayKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var owner = Owner.OfThisProcess(_time.GetUtcNow());
        return await Task.Run(() => Reset(key, owner), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    IEnumerable<string> IReplayStore.OptionDefects() =>
        Directory.Exists(Path.GetDirectoryName(_file.Path)) ? [] : [$"the folder of '{_file.Path}' does not exist; create the folder, or correct the path"];

    private SqliteReplayCursor Open(ReplayKey key, Owner owner)
    {
        var connection = _file.Open();
        try
        {
            var row = new PositionRow(connection, key);
            return new SqliteReplayCursor(_file, row, owner, _file.Guard(() => row.Take(owner), "be read"));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private ReplayPosition? Reset(ReplayKey key, Owner owner)
    {
        using var row = new PositionRow(_file.Open(), key);
        return _file.Guard(() => row.Reset(owner), "be written");
    }
}
