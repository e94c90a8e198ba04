using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite.Tests;

public sealed class SqliteReplayStoreTests : PositionFolder
{
    private static readonly ReplayKey Key = new("00D000000000001", "/topic/Orders", "default");

    [Fact]
    public void Bad_options_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SqliteReplayStore(" "));
        Assert.Throws<ArgumentNullException>(() => new SqliteReplayStore((SqliteReplayStoreOptions)null!));
        foreach (var timeout in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromSeconds(-1), TimeSpan.FromHours(2)])
            Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteReplayStore(new SqliteReplayStoreOptions { Path = File, BusyTimeout = timeout }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new SqliteReplayStore(new SqliteReplayStoreOptions { Path = File, Synchronous = (SqliteSynchronous)7 }));
        Assert.Throws<ArgumentNullException>(() => new SqliteReplayStore(new SqliteReplayStoreOptions { Path = File, TimeProvider = null! }));
    }

    [Fact]
    public async Task The_text_for_an_old_owner_names_host_process_time_and_file()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = culture; // For this test only: the culture flows with its context.
        var store = new SqliteReplayStore(new SqliteReplayStoreOptions { Path = File, TimeProvider = new StoppedClock() });
        await using var old = await store.OpenAsync(Key, TestContext.Current.CancellationToken);
        await using var taker = await store.OpenAsync(Key, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<StreamingException>(
            async () => await old.SaveAsync(new ReplayPosition { At = default }, TestContext.Current.CancellationToken));
        Assert.Equal(StreamingError.PositionTaken, refused.Error);
        Assert.Equal("/topic/Orders", refused.Channel);
        Assert.Contains(
            $"was taken over by another client of this process ({Environment.ProcessId} on {Environment.MachineName}) at 2026-05-04T09:12:33Z. Stop", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($"File: {File}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SqliteSynchronous.Full)]
    [InlineData(SqliteSynchronous.Normal)]
    public void A_connection_waits_syncs_and_journals_as_asked(SqliteSynchronous synchronous)
    {
        using var connection = new PositionFile(File, TimeSpan.FromMilliseconds(2_500), synchronous).Open();
        Assert.Equal(3, connection.DefaultTimeout);
        Assert.Equal(synchronous == SqliteSynchronous.Full ? 2L : 1L, Pragma.Read(connection, "PRAGMA synchronous"));
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", command.ExecuteScalar());
    }

    [Fact]
    public async Task Saves_of_one_cursor_at_a_time_are_made_one_after_another()
    {
        await using var cursor = await new SqliteReplayStore(File).OpenAsync(Key, TestContext.Current.CancellationToken);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(id => cursor.SaveAsync(
            new ReplayPosition { At = default, ReplayId = id }, TestContext.Current.CancellationToken).AsTask()));
    }

    [Fact]
    public async Task A_disposed_cursor_lets_go_of_the_file()
    {
        var cursor = await new SqliteReplayStore(File).OpenAsync(Key, TestContext.Current.CancellationToken);
        Assert.True(System.IO.File.Exists(File + "-wal"));
        await cursor.DisposeAsync();
        Assert.False(System.IO.File.Exists(File + "-wal"));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 5, 4, 9, 12, 33, TimeSpan.Zero);
    }
}
