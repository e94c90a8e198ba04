using Microsoft.Data.Sqlite;
using TypedStreaming.Sqlite;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors of a SQLite file. The single codes are in the tests of the package.</summary>
internal static class FileErrors
{
    private const string Site = "PositionFile.Failure";
    private static readonly ReplayKey Key = new("00D000000000062EAA", "/u/x", "default");

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        Row("no folder", false, "folder does not exist", static folder => OpenAsync(Path.Combine(folder, "none", "positions.db"))),
        Row("another file", false, "not a SQLite file", static async folder =>
        {
            var path = Path.Combine(folder, "letter.txt");
            await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("A letter. ", 100)));
            await OpenAsync(path);
        }),
        Row("a folder", false, "does not have permission to open the file", static folder => OpenAsync(folder)),
        Row("a lock that is held", true, "locked", LockedAsync),
        ErrorRow.Thrown("SqliteReplayCursor.Taken", "another took it", StreamingError.PositionTaken, false, "Stop this consumer", () => InFolderAsync(static async folder =>
        {
            var store = new SqliteReplayStore(Path.Combine(folder, "positions.db"));
            await using var older = await store.OpenAsync(Key, CancellationToken.None);
            await using var newer = await store.OpenAsync(Key, CancellationToken.None);
            await older.SaveAsync(new ReplayPosition { At = default }, CancellationToken.None);
        })),
    ];

    private static ErrorRow Row(string when, bool isTransient, string says, Func<string, Task> act) =>
        ErrorRow.Thrown(Site, when, StreamingError.PositionStore, isTransient, says, () => InFolderAsync(act));

    private static async Task InFolderAsync(Func<string, Task> act)
    {
        var folder = Directory.CreateTempSubdirectory("typedstreaming-errors-");
        try
        {
            await act(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task OpenAsync(string path, TimeSpan? busyTimeout = null)
    {
        var options = new SqliteReplayStoreOptions { Path = path, BusyTimeout = busyTimeout ?? TimeSpan.FromSeconds(5) };
        await using var cursor = await new SqliteReplayStore(options).OpenAsync(Key, CancellationToken.None);
    }

    private static async Task LockedAsync(string folder)
    {
        var path = Path.Combine(folder, "positions.db");
        await OpenAsync(path);
        await using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        await other.OpenAsync();
        await using var writing = other.BeginTransaction(deferred: false);
        await OpenAsync(path, TimeSpan.FromSeconds(1));
    }
}
