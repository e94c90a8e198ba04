using Npgsql;

namespace TypedStreaming.PostgreSql;

/// <summary>Creates the tables in a schema of the database, and checks their version.</summary>
internal sealed class Tables(string schema)
{
    /// <summary>
    /// The maximum number of attempts to create the tables. An attempt fails if another process creates the tables at the same time.
    /// </summary>
    private const int Attempts = 8;

    /// <summary>The error codes that a process receives if another process creates the tables at the same time.</summary>
    private static readonly string[] CreatedByAnother = [PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.DuplicateTable, PostgresErrorCodes.DuplicateSchema];

    private readonly string _quoted = SchemaName.Quote(schema, nameof(PostgreSqlOptions.Schema));

    /// <summary>Creates the tables if they are missing.</summary>
    /// <returns>The reason why the schema cannot be used, or null if it can be used.</returns>
    public async Task<string?> EnsureAsync(NpgsqlConnection connection, CallLimit limit)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = await FindAsync(connection, limit.Step()).ConfigureAwait(false);
            if (found.Encoding != "UTF8") return $"the encoding of the database is {found.Encoding}. Use a database with the encoding UTF8";
            if (found.HasTables) return DefectOf(await VersionAsync(connection, limit.Step()).ConfigureAwait(false));
            try
            {
                await CreateAsync(connection, found.HasSchema, limit).ConfigureAwait(false);
            }
            catch (PostgresException e) when (attempt < Attempts && CreatedByAnother.Contains(e.SqlState))
            {
                // Another process was faster, or is creating the schema. Its tables are looked for again.
            }
        }
    }

    private static string? DefectOf(int version) => version == PostgreSqlSchema.Version
        ? null
        : $"the version of the tables is {version}, but this package supports only version {PostgreSqlSchema.Version}. Use the version of the package that created the tables, or a later version";

    private Task<(string Encoding, bool HasSchema, bool HasTables)> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => new Statement(
        """
        SELECT current_setting('server_encoding'),
            EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1),
            EXISTS (
                SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = $1 AND c.relname = 'typedstreaming_schema')
        """,
        schema).RunAsync(connection, static row => (row!.GetString(0), row.GetBoolean(1), row.GetBoolean(2)), cancellationToken);

    private Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        new Statement($"SELECT version FROM {_quoted}.typedstreaming_schema").RunAsync(connection, static row => row?.GetInt32(0) ?? 0, cancellationToken);

    /// <summary>Creates the schema and the tables in one transaction, so that another process finds either all of them or none.</summary>
    private async Task CreateAsync(NpgsqlConnection connection, bool hasSchema, CallLimit limit)
    {
        var transaction = await connection.BeginTransactionAsync(limit.Step()).ConfigureAwait(false);
        await using var scope = transaction.ConfigureAwait(false);
        await Statement.Timeout().RunAsync(connection, static _ => true, limit.Step()).ConfigureAwait(false);
        if (!hasSchema) await ExecuteAsync(connection, $"CREATE SCHEMA {_quoted}", limit.Step()).ConfigureAwait(false);
        await ExecuteAsync(connection, PostgreSqlSchema.TablesIn(_quoted), limit.Step()).ConfigureAwait(false);
        await transaction.CommitAsync(limit.Step()).ConfigureAwait(false);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(text, connection);
        await using var scope = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
