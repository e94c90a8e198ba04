using Npgsql;

namespace TypedStreaming.PostgreSql;

/// <summary>The table of the events that handlers have processed.</summary>
internal sealed class InboxTable(Database database)
{
    public const int BatchSize = 1000;

    private readonly string _table = $"{database.Schema}.typedstreaming_inbox";

    /// <returns>False if the row already exists.</returns>
    public async Task<bool> TryInsertAsync(NpgsqlTransaction transaction, string consumer, string eventKey, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended. Insert the event before the transaction is committed.");
        var text = $"INSERT INTO {_table} (consumer, event_key, processed_at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING";
        var command = new NpgsqlCommand(text, connection, transaction)
        {
            Parameters = { new() { Value = StoredText.Of(consumer) }, new() { Value = StoredText.Of(eventKey) } },
        };
        await using var scope = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <summary>Deletes at most one batch of the oldest expired rows. Rows that another process is deleting are skipped.</summary>
    /// <returns>The number of deleted rows.</returns>
    public Task<long> DeleteExpiredAsync(TimeSpan retention, CancellationToken cancellationToken) => database.RunAsync(
        "delete expired rows",
        new Statement(
            $"""
            WITH expired AS (
                SELECT consumer, event_key FROM {_table} WHERE processed_at < now() - make_interval(secs => $1)
                ORDER BY processed_at LIMIT $2 FOR UPDATE SKIP LOCKED),
            deleted AS (
                DELETE FROM {_table} AS inbox USING expired
                WHERE inbox.consumer = expired.consumer AND inbox.event_key = expired.event_key RETURNING 1)
            SELECT count(*) FROM deleted
            """,
            retention.TotalSeconds,
            (long)BatchSize),
        static row => row!.GetInt64(0),
        cancellationToken);
}
