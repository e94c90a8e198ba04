using Npgsql;

namespace TypedStreaming.PostgreSql;

/// <summary>An SQL statement that returns rows, with the values of its parameters.</summary>
internal sealed record Statement(string Text, params IReadOnlyList<object?> Values)
{
    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(Text);
        foreach (var value in Values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    /// <summary>
    /// Sets the statement timeout and runs the statement in one batch, which is one transaction and one round trip. The timeout applies to that
    /// transaction only.
    /// </summary>
    public async Task<TResult> RunAsync<TResult>(NpgsqlConnection connection, Func<NpgsqlDataReader?, TResult> read, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection) { BatchCommands = { Timeout().ToCommand(), ToCommand() } };
        await using var batchScope = batch.ConfigureAwait(false);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var readerScope = reader.ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var result = read(await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? reader : null);

        // The transaction is committed only when the response is read to its end.
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false)) continue;
        return result;
    }

    /// <summary>Returns the statement that sets the time limit for later statements in the same transaction.</summary>
    public static Statement Timeout() =>
        new("SELECT set_config('statement_timeout', $1, true)", ((long)CallLimit.Server.TotalMilliseconds).ToString());
}
