namespace TypedStreaming.Sqlite;

/// <summary>
/// Positions in a SQLite file. Several processes may share it; of those that open one position, the newest wins.
/// </summary>
/// <remarks>
/// Each cursor has a connection of its own until it is disposed of, so the store itself holds nothing. SQLite runs on the
/// thread pool. An operation that has begun is not cut short by cancellation: it ends within
/// <see cref="SqliteReplayStoreOptions.BusyTimeout"/>, and tells what became of it.
/// </remarks>
public sealed class SqliteReplayStore : IReplayStore
{
    private static readonly TimeSpan LongestBusyTimeout = TimeSpan.FromHours(1);

    private readonly PositionFile _file;
    private readonly TimeProvider _time;

    /// <summary>Makes a store with default options. The file is opened with the first position.</summary>
    /// <param name="path">The file, see <see cref="SqliteReplayStoreOptions.Path"/>.</param>
    /// <exception cref="ArgumentException">The path is empty, or no path.</exception>
    public SqliteReplayStore(string path)
        : this(new SqliteReplayStoreOptions { Path = path })
    {
    }

    /// <summary>Makes a store. The file is opened with the first position.</summary>
    /// <param name="options">Where and how positions are kept. They are copied.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public SqliteReplayStore(SqliteReplayStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.BusyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.BusyTimeout, LongestBusyTimeout);
        ArgumentNullException.ThrowIfNull(options.TimeProvider);
        if (!Enum.IsDefined(options.Synchronous))
            throw new ArgumentOutOfRangeException(nameof(options), options.Synchronous, "Synchronous is Full or Normal.");
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
}
