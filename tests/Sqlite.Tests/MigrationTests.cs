using Microsoft.Data.Sqlite;
using SQLitePCL;
using TypedStreaming.Sqlite.Tests.Processes;

namespace TypedStreaming.Sqlite.Tests;

/// <summary>Files of earlier versions are migrated to the present one, once and completely.</summary>
public sealed class MigrationTests : PositionFolder
{
    private const int Limit = 60_000;
    private const string Before = "SELECT organization, channel, consumer, owner, owner_host, owner_process, taken_at, at, replay_id, created_date, instance FROM positions ORDER BY 1, 2, 3";

    /// <summary>Each statement of a migration, by its beginning.</summary>
    public static TheoryData<string> Statements =>
    [
        "CREATE TABLE positions_by_transport", "INSERT INTO positions_by_transport", "DROP TABLE positions", "ALTER TABLE positions_by_transport",
        "PRAGMA application_id =", "PRAGMA user_version =", "COMMIT",
    ];

    [Fact]
    public async Task Every_position_of_a_file_of_version_1_is_found()
    {
        EarlierFile.CopyTo(File);
        await EarlierFile.AssertKeptAsync(File, many: 0);
    }

    [Fact]
    public void Owners_and_all_else_stay_as_they_were()
    {
        EarlierFile.CopyTo(File);
        var before = Rows(Before);
        using (new PositionFile(File, TimeSpan.FromSeconds(5), SqliteSynchronous.Full).Open())
        {
            // Nothing more to do: the first store that opens the file migrates it.
        }

        Assert.Equal(EarlierFile.Positions.Count, before.Count);
        Assert.Equal(before, Rows(Before));
        Assert.Equal(before.Select(_ => "cometd|"), Rows("SELECT transport, opaque_id FROM positions"));
    }

    [Fact]
    public async Task Another_transport_finds_nothing_of_them()
    {
        EarlierFile.CopyTo(File);
        foreach (var key in EarlierFile.Positions.Keys)
        {
            await using var cursor = await new SqliteReplayStore(File).OpenAsync(
                key with { Transport = "pubsub" }, TestContext.Current.CancellationToken);
            Assert.Null(cursor.Position);
        }

        await EarlierFile.AssertKeptAsync(File, many: 0);
    }

    /// <summary>This happens when a service is updated and the new process starts before the old one ends.</summary>
    [Fact]
    public async Task An_owner_of_the_earlier_version_that_still_runs_saves_until_it_is_taken_over()
    {
        EarlierFile.CopyTo(File);
        await using var earlier = new SqliteConnection($"Data Source={File};Pooling=False");
        await earlier.OpenAsync(TestContext.Current.CancellationToken);
        await using var save = earlier.CreateCommand();
        save.CommandText =
            """
            UPDATE positions SET at = '2026-05-04T10:00:00.0000000+00:00', replay_id = 8, created_date = NULL, instance = NULL
            WHERE organization = '00D000000000001' AND channel = '/topic/Orders' AND consumer = 'default' AND owner = '64656661756c742f746f7069632f4f7264657273'
            """;
        await save.PrepareAsync(TestContext.Current.CancellationToken);
        await using (await OpenAsync("audit")) Assert.Equal(1, await save.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        await using var taker = await OpenAsync("default");
        Assert.Equal(8, taker.Position?.ReplayId);
        Assert.Equal(0, await save.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Statements))]
    public async Task A_process_that_is_killed_before_any_statement_leaves_the_file_whole(string statement)
    {
        EarlierFile.CopyManyTo(File);
        using (var migrator = await MigratorProcess.StartAsync(File, MigratorProgram.AsTheStore, statement)) await migrator.KillAsync();
        await EarlierFile.AssertManyKeptAsync(File);
    }

    [Fact(Timeout = Limit)]
    public async Task What_is_killed_has_written_to_the_disk_before()
    {
        EarlierFile.CopyManyTo(File);
        using var migrator = await MigratorProcess.StartAsync(File, MigratorProgram.AsTheStore, "COMMIT");
        Assert.InRange(new FileInfo(File + "-wal").Length, 1_000_000, long.MaxValue);
        await migrator.KillAsync();
    }

    /// <summary>The negative control: a migration that is not a single transaction would be detected.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_migration_in_pieces_would_be_seen()
    {
        EarlierFile.CopyManyTo(File);
        using (var migrator = await MigratorProcess.StartAsync(File, MigratorProgram.Careless, "DROP TABLE positions")) await migrator.KillAsync();
        var failure = await Assert.ThrowsAsync<StreamingException>(() => EarlierFile.AssertManyKeptAsync(File));
        Assert.Contains("already exists", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Processes_that_open_it_at_once_all_go_on()
    {
        EarlierFile.CopyTo(File);
        var processes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OwnerProcess.StartAsync(File, OwnerProgram.AsTold)));
        try
        {
            Assert.All(processes, static process => Assert.Equal("opened 7", process.Opened));
            var answers = new List<string?>();
            foreach (var process in processes) answers.Add(await process.SaveAsync(7));
            Assert.Single(answers, static answer => answer == "saved 7");
            Assert.Equal(3, answers.Count(static answer => answer!.StartsWith("PositionTaken: ", StringComparison.Ordinal)));
        }
        finally
        {
            foreach (var process in processes) process.Dispose();
        }
    }

    /// <summary>Both have seen the old version; the second one waits for the lock until the first one has committed.</summary>
    [Fact(Timeout = Limit)]
    public async Task One_that_waited_while_another_migrated_finds_the_work_done()
    {
        EarlierFile.CopyTo(File);
        var holds = new TaskCompletionSource();
        using var waits = new ManualResetEvent(initialState: false);
        using var first = Connect();
        using var second = Connect();
        raw.sqlite3_trace(
            first.Handle,
            (_, sql) =>
            {
                if (!sql.StartsWith("COMMIT", StringComparison.Ordinal)) return;
                holds.SetResult();
                waits.WaitOne();
            },
            null);
        raw.sqlite3_trace(second.Handle, (_, sql) => _ = sql.StartsWith("BEGIN IMMEDIATE", StringComparison.Ordinal) && waits.Set(), null);

        var migrated = Task.Run(() => Schema.Migrate(first));
        await holds.Task;
        var found = Task.Run(() => Schema.Migrate(second));

        Assert.Null(await migrated);
        Assert.Null(await found);
        await EarlierFile.AssertKeptAsync(File, many: 0);
    }

    [Fact]
    public void One_that_a_later_package_overtook_leaves_the_file_to_it()
    {
        EarlierFile.CopyTo(File);
        using (var connection = Connect())
        {
            raw.sqlite3_trace(
                connection.Handle,
                (_, sql) =>
                {
                    if (sql.StartsWith("BEGIN IMMEDIATE", StringComparison.Ordinal)) EarlierFile.Execute(File, "PRAGMA user_version = 9");
                },
                null);
            Assert.StartsWith("the version of the file is 9", Schema.Migrate(connection), StringComparison.Ordinal);
        }

        Assert.Equal(9L, EarlierFile.Execute(File, "PRAGMA user_version"));
        Assert.Equal(0L, EarlierFile.Execute(File, "SELECT count(*) FROM pragma_table_info('positions') WHERE name = 'transport'"));
    }

    private async Task<IReplayCursor> OpenAsync(string consumer) => await new SqliteReplayStore(File).OpenAsync(
        new ReplayKey("00D000000000001", "/topic/Orders", consumer), TestContext.Current.CancellationToken);

    private List<string> Rows(string query)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return rows;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }
}
