using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite.Tests;

/// <summary>A file of version 1 of the schema, written by the package of that time; only its owners were renamed.</summary>
internal static class EarlierFile
{
    /// <summary>More than SQLite keeps in memory, so that a migration writes to the disk before it is committed.</summary>
    private const int Many = 40_000;

    private static readonly DateTimeOffset At = new(2026, 5, 4, 9, 12, 33, 208, TimeSpan.Zero);

    /// <summary>The positions that were saved in it.</summary>
    public static IReadOnlyDictionary<ReplayKey, ReplayPosition?> Positions { get; } = new Dictionary<ReplayKey, ReplayPosition?>
    {
        [new("00D000000000001", "/topic/Orders", "default")] =
            new() { ReplayId = 7, At = At, CreatedDate = "2026-05-04T09:12:33.208Z", Instance = "acme.my.salesforce.com" },
        [new("00D000000000001", "/topic/Orders", "audit")] = new() { At = At, Instance = "acme.my.salesforce.com" },
        [new("00D000000000001", "/event/Paid__e", "default")] = null,
        [new("00D5e000000AbCd", "/data/AccountChangeEvent", "Gänse \uD83D\uDE00")] = new()
        {
            ReplayId = long.MaxValue,
            At = new DateTimeOffset(2026, 3, 29, 1, 59, 59, new TimeSpan(5, 30, 0)).AddTicks(1_234_567),
        },
        [new("acme.my.salesforce.com", "/u/Prices", "default")] = new() { ReplayId = 0, At = At },
    };

    public static void CopyTo(string path) => File.Copy(Path.Combine(AppContext.BaseDirectory, "Files", "version-1.db"), path);

    public static void CopyManyTo(string path)
    {
        CopyTo(path);
        Execute(path, string.Create(CultureInfo.InvariantCulture, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many})
            INSERT INTO positions SELECT 'many', '/u/Many', i, 'o', 'h', 1, 't', '2026-05-04T09:12:33.2080000+00:00', i, NULL, NULL FROM n
            """));
    }

    /// <summary>Fails unless a store finds everything in a file of that version, migrated or not.</summary>
    public static async Task AssertKeptAsync(string path, long many)
    {
        foreach (var (key, position) in Positions)
        {
            await using var cursor = await new SqliteReplayStore(path).OpenAsync(key, TestContext.Current.CancellationToken);
            Assert.Equal(position, cursor.Position);
            Assert.Equal(position?.At.Offset, cursor.Position?.At.Offset);
        }

        Assert.Equal("ok", Execute(path, "PRAGMA integrity_check"));
        Assert.Equal((long)Schema.Current, Execute(path, "PRAGMA user_version"));
        Assert.Equal(many, Execute(path, "SELECT count(*) FROM positions WHERE organization = 'many' AND transport = 'cometd' AND consumer = replay_id"));
        Assert.Equal("positions", Execute(path, "SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table'"));
    }

    public static Task AssertManyKeptAsync(string path) => AssertKeptAsync(path, Many);

    public static object? Execute(string path, string text)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }
}
