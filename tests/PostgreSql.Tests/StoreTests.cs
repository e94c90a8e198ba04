using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using TypedStreaming.PostgreSql.Tests.Servers;

namespace TypedStreaming.PostgreSql.Tests;

public sealed class StoreTests(PostgreSqlServer server) : DatabaseTest(server)
{
    private string Positions => $"{Schema}.typedstreaming_position";

    [Fact(Timeout = 60_000)]
    public async Task The_text_for_an_old_owner_names_host_process_time_and_database()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = culture; // For this test only: the culture flows with its context.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 9, 12, 33, TimeSpan.Zero));
        await using var store = new PostgreSqlReplayStore(Options(time: time));
        await using var old = await store.OpenAsync(Key, Token);
        await using var taker = await store.OpenAsync(Key, Token);
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await old.SaveAsync(At(1), Token));
        Assert.Equal((StreamingError.PositionTaken, "/topic/Orders", false), (refused.Error, refused.Channel, refused.IsTransient));
        Assert.Contains(
            $"was taken over by another client of this process ({Environment.ProcessId} on {Environment.MachineName}) at 2026-05-04T09:12:33Z. Stop", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($", schema {Schema}", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Many_processes_can_create_the_tables_at_the_same_time()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => new PostgreSqlReplayStore(Options())).ToList();
        var cursors = await Task.WhenAll(stores.Select((store, i) => store.OpenAsync(new ReplayKey("o", "/u/c", $"consumer {i}"), Token).AsTask()));
        await Task.WhenAll(cursors.Select(cursor => cursor.SaveAsync(At(1), Token).AsTask()));
        Assert.Equal(8L, await ExecuteAsync($"SELECT count(*) FROM {Positions} WHERE replay_id = 1"));
        foreach (var store in stores) await store.DisposeAsync();
    }

    /// <summary>The state that a pooler in transaction mode does not keep: settings, prepared statements and locks of the session.</summary>
    [Fact(Timeout = 60_000)]
    public async Task A_call_has_a_time_limit_and_leaves_nothing_in_its_session()
    {
        await using var database = new Database(Options(With(static settings => settings.MaxPoolSize = 1)));
        Assert.Equal("3s", await SettingAsync(database));
        await using var connection = await ConnectAsync();
        var left = await new Statement(
            """
            SELECT current_setting('statement_timeout'), (SELECT count(*) FROM pg_prepared_statements),
                (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')
            """).RunAsync(connection, static row => (row!.GetString(0), row.GetInt64(1), row.GetInt64(2)), Token);
        Assert.Equal(("3s", 0L, 0L), left);
        await using var command = new Npgsql.NpgsqlCommand("SHOW statement_timeout", connection);
        Assert.Equal("0", await command.ExecuteScalarAsync(Token));
    }

    /// <summary>The statement is cancelled as soon as it waits for the lock, so that the result does not depend on the time limits of server and client.</summary>
    [Fact(Timeout = 60_000)]
    public async Task A_row_that_another_session_has_locked_is_a_transient_failure()
    {
        await using var store = new PostgreSqlReplayStore(Options());
        await using var cursor = await store.OpenAsync(Key, Token);
        await using (var connection = await ConnectAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync(Token);
            await using var command = new Npgsql.NpgsqlCommand($"SELECT 1 FROM {Positions} FOR UPDATE", connection);
            await command.ExecuteNonQueryAsync(Token);
            var failing = FailsAsync(async () => await cursor.SaveAsync(At(8), Token), "the statement took longer than 3 s. Another session may hold a lock", isTransient: true);
            await CancelWaitingAsync(connection);
            await failing;
        }

        await cursor.SaveAsync(At(9), Token);
        Assert.Equal(9L, await ExecuteAsync($"SELECT replay_id FROM {Positions}"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_connection_that_the_server_has_closed_is_replaced()
    {
        var name = $"app {Schema}";
        await using var store = new PostgreSqlReplayStore(Options(With(settings => settings.ApplicationName = name)));
        await using var cursor = await store.OpenAsync(Key, Token);
        await ExecuteAsync($"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = '{name}'");
        var failure = await Record.ExceptionAsync(async () => await cursor.SaveAsync(At(1), Token));
        Assert.True(failure is null or StreamingException { Error: StreamingError.PositionStore, IsTransient: true }, $"{failure}");
        await cursor.SaveAsync(At(2), Token);
        Assert.Equal(2L, await ExecuteAsync($"SELECT replay_id FROM {Positions}"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("position_at = 'yesterday'")]
    [InlineData("position_at = '1970-01-01T00:00:00.0000000+00:00', replay_id = -5")]
    [InlineData("position_at = '1970-01-01T00:00:00.0000000+00:00', replay_id = 5, opaque_id = '\\x00f1'")]
    [InlineData("position_at = '1970-01-01T00:00:00.0000000+00:00', opaque_id = ''")]
    [InlineData("position_at = '1970-01-01T00:00:00.0000000+00:00', instance = 'a\\'")]
    public async Task A_row_that_another_program_wrote_is_named_so(string change)
    {
        await using var store = new PostgreSqlReplayStore(Options());
        await using (await store.OpenAsync(Key, Token)) await ExecuteAsync($"UPDATE {Positions} SET {change}");
        await FailsAsync(async () => await store.OpenAsync(Key, Token), "a value cannot be read or stored", isTransient: false);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_disposed_cursor_and_a_cancelled_call_save_nothing()
    {
        await using var store = new PostgreSqlReplayStore(Options());
        var cursor = await store.OpenAsync(Key, Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cursor.SaveAsync(At(1), new CancellationToken(canceled: true)));
        await cursor.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await cursor.SaveAsync(At(1), Token));
        Assert.IsType<DBNull>(await ExecuteAsync($"SELECT replay_id FROM {Positions}"));
    }

    /// <summary>Cancels the statement that waits for a lock of the given session. The error is that of the statement timeout.</summary>
    private static async Task CancelWaitingAsync(Npgsql.NpgsqlConnection holder)
    {
        await using var command = new Npgsql.NpgsqlCommand("SELECT pg_cancel_backend(pid) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))", holder);
        while (await command.ExecuteScalarAsync(Token) is not true) Token.ThrowIfCancellationRequested();
    }

    private static Task<string> SettingAsync(Database database) => database.RunAsync(
        "be read", new Statement("SELECT current_setting('statement_timeout')"), static row => row!.GetString(0), Token);
}
