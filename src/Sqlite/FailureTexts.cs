using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

/// <summary>The problem with a file and its remedy, by SQLite's result codes.</summary>
internal static class FailureTexts
{
    public const string StartAnew =
        "To go on, restore it, or move it away with its -wal and -shm: consumers then start as those without a position do";

    public static string Of(SqliteException failure, TimeSpan busyTimeout) => failure.SqliteErrorCode switch
    {
        5 or 6 => $"another process has locked it for longer than {nameof(SqliteReplayStoreOptions.BusyTimeout)} ({busyTimeout}). End what holds it, or wait longer",
        8 => "it is read-only. Let this process write it and its folder, where SQLite keeps -wal and -shm",
        10 => $"the disk fails ({failure.SqliteExtendedErrorCode}). Check the disk and its mount; a network drive will not do",
        11 => $"it is damaged. {StartAnew}",
        13 => "the disk is full. Make room",
        14 => "it is not a file that this process may open. Check that the path is not a folder's, and the rights to it and its folder",
        26 => $"it is not a SQLite file. Give the store a file of its own. If this was its file before, it is damaged. {StartAnew}",
        _ => $"SQLite answers {failure.SqliteExtendedErrorCode}, {failure.Message}",
    };
}
