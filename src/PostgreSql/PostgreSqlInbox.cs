using Npgsql;

namespace TypedStreaming.PostgreSql;

/// <summary>
/// A table of processed events. A handler inserts the key of each event in the transaction that contains the handler's own changes. So the
/// changes for an event are committed exactly once, even if the event is delivered several times.
/// </summary>
/// <remarks>
/// The table must be in the database that the handler changes. The table contains only keys, and no event data. For the deletion of expired rows, the
/// inbox has its own connection pool, which is closed when the inbox is disposed.
/// </remarks>
public sealed class PostgreSqlInbox : IAsyncDisposable
{
    private const int LongestPart = 500;
    private static readonly TimeSpan DefaultRetention = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestRetention = TimeSpan.FromDays(3650);

    private readonly Database _database;
    private readonly InboxTable _table;
    private readonly TimeSpan _retention;

    /// <summary>Creates an inbox. The first call connects to the database, and creates the tables if they are missing.</summary>
    /// <param name="options">The database and its schema. The options are copied.</param>
    /// <param name="retention">The age at which a row expires, by the clock of the database: more than zero and at most 3,650 days. The default is 7
    /// days, which is more than the time for which Salesforce keeps events.</param>
    /// <exception cref="ArgumentException">An option is missing or is not valid, or the retention is out of its range.</exception>
    public PostgreSqlInbox(PostgreSqlOptions options, TimeSpan? retention = null)
    {
        _retention = retention ?? DefaultRetention;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_retention, TimeSpan.Zero, nameof(retention));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_retention, LongestRetention, nameof(retention));
        _database = new Database(options);
        _table = new InboxTable(_database);
    }

    /// <summary>
    /// Records in the handler's transaction that the handler has processed an event. If another transaction is recording the same event, the call
    /// waits for the end of that transaction.
    /// </summary>
    /// <param name="transaction">The transaction of the handler's changes. The caller commits or rolls back the transaction. A rollback also removes
    /// the record.</param>
    /// <param name="consumer">The name of the handler: 1 to 500 characters. Each handler processes an event once.</param>
    /// <param name="eventKey">The key of the event: 1 to 500 characters. It must be the same at each delivery of the event.</param>
    /// <param name="cancellationToken">Cancels the call. The transaction must then be rolled back.</param>
    /// <returns>True if the event is new. False if the event was already processed; the handler must then change nothing.</returns>
    /// <exception cref="ArgumentException">The consumer or the key is empty or too long.</exception>
    /// <exception cref="InvalidOperationException">The transaction has ended.</exception>
    /// <exception cref="NpgsqlException">The statement failed in the transaction.</exception>
    /// <exception cref="StreamingException"><see cref="StreamingError.PositionStore"/>: the tables cannot be checked or created.</exception>
    public async ValueTask<bool> TryInsertAsync(
        NpgsqlTransaction transaction, string consumer, string eventKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ThrowIfWrong(consumer, nameof(consumer));
        ThrowIfWrong(eventKey, nameof(eventKey));
        await _database.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await _table.TryInsertAsync(transaction, consumer, eventKey, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes the expired rows, up to 1,000 in each transaction. Call this method regularly, for example once an hour. Several processes can
    /// call it at the same time.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call. Rows that are already deleted stay deleted.</param>
    /// <returns>The number of deleted rows.</returns>
    /// <exception cref="StreamingException"><see cref="StreamingError.PositionStore"/>: the database failed.</exception>
    public async Task<long> DeleteExpiredAsync(CancellationToken cancellationToken = default)
    {
        for (var total = 0L; ;)
        {
            var deleted = await _table.DeleteExpiredAsync(_retention, cancellationToken).ConfigureAwait(false);
            total += deleted;
            if (deleted < InboxTable.BatchSize) return total;
        }
    }

    /// <summary>Closes the connections of the inbox. The transactions of handlers are not affected.</summary>
    /// <returns>A task that is done when the connections are closed.</returns>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static void ThrowIfWrong(string part, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(part, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part.Length, LongestPart, name);
    }
}
