using Npgsql;
using TypedStreaming.PostgreSql.Tests.Servers;

namespace TypedStreaming.PostgreSql.Tests;

public sealed class SchemaTests(PostgreSqlServer server) : DatabaseTest(server)
{
    private const string Secret = "hush-4711";

    private string Role => $"r_{Schema[2..]}";

    [Fact(Timeout = 60_000)]
    public async Task A_role_without_the_permission_to_create_needs_the_script()
    {
        await ExecuteAsync($"CREATE ROLE {Role} LOGIN PASSWORD '{Secret}'");
        var options = Options(With(settings => (settings.Username, settings.Password) = (Role, Secret)));
        try
        {
            await using var store = new PostgreSqlReplayStore(options);
            await FailsAsync(async () => await store.OpenAsync(Key, Token), "Run the script of PostgreSqlSchema.Script as a role that has permission to create tables", isTransient: false);
            await ExecuteAsync(PostgreSqlSchema.Script(Schema, Role));
            await UseAllAsync(store, options);
            await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync($"SET ROLE {Role}; DELETE FROM {Schema}.typedstreaming_lease"));
            await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync($"SET ROLE {Role}; CREATE TABLE {Schema}.other ()"));
        }
        finally
        {
            await ExecuteAsync($"DROP OWNED BY {Role}; DROP ROLE {Role}");
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_script_without_a_role_makes_the_tables_that_the_package_makes()
    {
        await using (var store = new PostgreSqlReplayStore(Options())) await (await store.OpenAsync(Key, Token)).DisposeAsync();
        var created = await ColumnsAsync();
        await ExecuteAsync($"DROP SCHEMA {Schema} CASCADE");
        await ExecuteAsync(PostgreSqlSchema.Script(Schema));
        Assert.Equal(created, await ColumnsAsync());
        Assert.Equal(PostgreSqlSchema.Version, await ExecuteAsync($"SELECT version FROM {Schema}.typedstreaming_schema"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_version_is_refused_and_stays()
    {
        await ExecuteAsync(PostgreSqlSchema.Script(Schema));
        await ExecuteAsync($"UPDATE {Schema}.typedstreaming_schema SET version = 9");
        await using var store = new PostgreSqlReplayStore(Options());
        await FailsAsync(
            async () => await store.OpenAsync(Key, Token), "cannot be used: the version of the tables is 9, but this package supports only version 1. Use the version of the package", isTransient: false);
        Assert.Equal(9, await ExecuteAsync($"SELECT version FROM {Schema}.typedstreaming_schema"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("typedstreaming_schema (name text)")]
    [InlineData("typedstreaming_lease (name text)")]
    public async Task Tables_of_another_program_are_refused_and_stay(string table)
    {
        await ExecuteAsync($"CREATE SCHEMA {Schema}; CREATE TABLE {Schema}.{table}");
        await using var store = new PostgreSqlReplayStore(Options());
        await FailsAsync(async () => await store.OpenAsync(Key, Token), "the schema contains tables that belong to another program", isTransient: false);
        Assert.Equal(1L, await ExecuteAsync($"SELECT count(*) FROM pg_tables WHERE schemaname = '{Schema}'"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Tables_that_were_deleted_are_created_again_at_the_next_attempt()
    {
        await using var store = new PostgreSqlReplayStore(Options());
        await using var cursor = await store.OpenAsync(Key, Token);
        await ExecuteAsync($"DROP SCHEMA {Schema} CASCADE");
        await FailsAsync(async () => await cursor.SaveAsync(At(1), Token), "the tables were deleted", isTransient: true);
        await using var again = await store.OpenAsync(Key, Token);
        await again.SaveAsync(At(2), Token);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_database_of_another_encoding_is_refused()
    {
        var name = $"d_{Schema[2..]}";
        await ExecuteAsync($"CREATE DATABASE {name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        try
        {
            await using var store = new PostgreSqlReplayStore(Options(With(settings => (settings.Database, settings.Pooling) = (name, false))));
            await FailsAsync(async () => await store.OpenAsync(Key, Token), "the encoding of the database is LATIN1. Use a database with the encoding UTF8", isTransient: false);
        }
        finally
        {
            await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Wrong_credentials_and_a_missing_database_are_final_and_show_no_password()
    {
        await ExecuteAsync($"CREATE ROLE {Role} LOGIN PASSWORD 'right'");
        try
        {
            var refused = await OpenAsync(settings => (settings.Username, settings.Password) = (Role, Secret));
            Assert.Contains("has refused the user, the password or the host", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
            var password = new NpgsqlConnectionStringBuilder(ConnectionString).Password ?? Secret;
            var missing = await OpenAsync(settings => settings.Database = "none_of_this_name");
            Assert.Contains("the database does not exist. Create the database, or correct Database", missing.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(password, missing.ToString(), StringComparison.Ordinal);
            Assert.False(refused.IsTransient || missing.IsTransient);
        }
        finally
        {
            await ExecuteAsync($"DROP ROLE {Role}");
        }
    }

    private async Task<StreamingException> OpenAsync(Action<NpgsqlConnectionStringBuilder> change)
    {
        await using var store = new PostgreSqlReplayStore(Options(With(change)));
        return await Assert.ThrowsAsync<StreamingException>(() => RepeatAsync(() => store.OpenAsync(Key, Token).AsTask()));
    }

    private static async Task UseAllAsync(PostgreSqlReplayStore store, PostgreSqlOptions options)
    {
        await using (var cursor = await store.OpenAsync(Key, Token)) await cursor.SaveAsync(At(1), Token);
        await using var leases = new PostgreSqlLease(options);
        await using (var lease = await leases.AcquireAsync("a", Token)) Assert.True(lease.IsHeld);
        await using var inbox = new PostgreSqlInbox(options);
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(Token);
        await using (var transaction = await connection.BeginTransactionAsync(Token))
        {
            Assert.True(await inbox.TryInsertAsync(transaction, "a", "b", Token));
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(0, await inbox.DeleteExpiredAsync(Token));
        await connection.CloseAsync();
        NpgsqlConnection.ClearPool(connection);
    }

    private Task<object?> ColumnsAsync() => ExecuteAsync(
        $"""
        SELECT string_agg(concat_ws(' ', table_name, column_name, data_type, is_nullable, collation_name), E'\n' ORDER BY table_name, ordinal_position)
        FROM information_schema.columns WHERE table_schema = '{Schema}'
        """);
}
