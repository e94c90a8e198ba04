using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite.Tests;

public sealed class WrongFileTests : PositionFolder
{
    private static readonly ReplayKey Key = new("00D000000000001", "/topic/Orders", "default");
    private static readonly ReplayPosition Position = new() { At = DateTimeOffset.UnixEpoch, ReplayId = 7 };

    [Fact]
    public Task A_missing_folder_is_named() => FailsAsync("folder does not exist", PathOf("none/positions.db"));

    [Fact]
    public void A_missing_folder_is_named_when_the_client_is_made()
    {
        var options = new StreamingClientOptions { AccessTokens = new AnonymousAccess(new Uri("http://localhost")), ReplayStore = new SqliteReplayStore(PathOf("none/positions.db")) };
        var refused = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => new StreamingClient(options));
        Assert.Contains($"ReplayStore (SqliteReplayStore): the folder of '{PathOf("none/positions.db")}' does not exist; create the folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_path_of_a_folder_is_refused()
    {
        Directory.CreateDirectory(File);
        return FailsAsync("the path is not a folder");
    }

    [Fact]
    public async Task Another_file_is_left_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("This is no database. ", 100));
        await System.IO.File.WriteAllTextAsync(File, text, TestContext.Current.CancellationToken);
        await FailsAsync("the file is not a SQLite file. Give the store its own file. If the store has used this file before, the file is damaged. To continue, restore the file");
        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_as_it_is()
    {
        Execute("CREATE TABLE customers (name TEXT)");
        await FailsAsync("a SQLite file that belongs to another program");
        Assert.Equal("delete", Execute("PRAGMA journal_mode"));
        Assert.Equal(1L, Execute("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public async Task An_empty_file_becomes_ours()
    {
        await System.IO.File.WriteAllBytesAsync(File, [], TestContext.Current.CancellationToken);
        await SaveAsync();
    }

    [Fact]
    public async Task A_version_from_the_future_is_refused()
    {
        await SaveAsync();
        Execute("PRAGMA user_version = 9");
        await FailsAsync("the version of the file is 9, but this package supports only versions up to 2");
    }

    [Fact]
    public async Task A_version_of_the_past_is_migrated()
    {
        await SaveAsync();
        Execute("DROP TABLE positions");
        Execute("PRAGMA user_version = 0");
        await SaveAsync();
        Assert.Equal((long)Schema.Current, Execute("PRAGMA user_version"));
    }

    [Fact]
    public void A_later_version_that_came_in_between_stays_and_is_refused()
    {
        Execute("PRAGMA user_version = 9");
        using (var connection = Connect()) Assert.StartsWith("the version of the file is 9, but this package supports only versions up to 2", Schema.Migrate(connection), StringComparison.Ordinal);
        Assert.Equal(9L, Execute("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_damaged_file_is_named_so()
    {
        await SaveAsync();
        Execute("PRAGMA journal_mode = DELETE");
        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        bytes.AsSpan(4096).Fill(0xEE);
        await System.IO.File.WriteAllBytesAsync(File, bytes, TestContext.Current.CancellationToken);
        await FailsAsync("the file is damaged");
    }

    [Fact]
    public async Task A_row_that_another_program_wrote_is_named_so()
    {
        await SaveAsync();
        Execute("UPDATE positions SET at = 'yesterday'");
        await FailsAsync("the file contains data that this program did not write");
        Execute("UPDATE positions SET at = '1970-01-01T00:00:00.0000000+00:00', replay_id = -5");
        await FailsAsync("the file contains data that this program did not write");
        Execute("UPDATE positions SET replay_id = 5, opaque_id = x'00f1'");
        await FailsAsync("the file contains data that this program did not write");
        Execute("UPDATE positions SET replay_id = NULL, opaque_id = x''");
        await FailsAsync("the file contains data that this program did not write");
        Execute("UPDATE positions SET opaque_id = zeroblob(1025)");
        await FailsAsync("the file contains data that this program did not write");
    }

    [Fact]
    public async Task A_lock_that_is_held_too_long_is_named()
    {
        await SaveAsync();
        var store = new SqliteReplayStore(new SqliteReplayStoreOptions { Path = File, BusyTimeout = TimeSpan.FromSeconds(1) });
        await using var cursor = await store.OpenAsync(Key, TestContext.Current.CancellationToken);
        using (var connection = Connect())
        using (connection.BeginTransaction(deferred: false))
        {
            var failure = await Assert.ThrowsAsync<StreamingException>(
                async () => await cursor.SaveAsync(Position with { ReplayId = 8 }, TestContext.Current.CancellationToken));
            AssertFailure(failure, "locked the file for longer than BusyTimeout (00:00:01)", File, isTransient: true);
        }

        await cursor.SaveAsync(Position with { ReplayId = 9 }, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(8, "the file is read-only")]
    [InlineData(10, "the disk failed")]
    [InlineData(13, "the disk is full")]
    [InlineData(1, "SQLite returned the error 1: no such table")]
    public void Other_failures_say_what_to_do(int code, string text) => Assert.Contains(
        text, FailureTexts.Of(new SqliteException("no such table", code), TimeSpan.FromSeconds(5)), StringComparison.Ordinal);

    /// <summary>By SQLite's own list of result codes.</summary>
    [Fact]
    public void Only_what_passes_by_itself_is_transient() =>
        Assert.Equal([4, 5, 6, 7, 9, 15, 17], Enumerable.Range(0, 102).Where(TransientCodes.Include));

    private async Task SaveAsync()
    {
        await using var cursor = await new SqliteReplayStore(File).OpenAsync(Key, TestContext.Current.CancellationToken);
        await cursor.SaveAsync(Position, TestContext.Current.CancellationToken);
    }

    private async Task FailsAsync(string text, string? path = null) => AssertFailure(
        await Assert.ThrowsAsync<StreamingException>(
            async () => await new SqliteReplayStore(path ?? File).OpenAsync(Key, TestContext.Current.CancellationToken)),
        text,
        path ?? File);

    private static void AssertFailure(StreamingException failure, string text, string path, bool isTransient = false)
    {
        Assert.Equal((StreamingError.PositionStore, isTransient), (failure.Error, failure.IsTransient));
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    private object? Execute(string text)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }
}
