using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

/// <summary>The error messages for SQLite's result codes. Each message describes the problem with the file and its solution.</summary>
internal static class FailureTexts
{
    public const string StartAgain =
        "To continue, restore the file. Alternatively, move it to another folder together with its -wal and -shm files: consumers then start without a position";

    public static string Of(SqliteException failure, TimeSpan busyTimeout) => failure.SqliteErrorCode switch
    {
        5 or 6 => $"another process has locked the file for longer than {nameof(SqliteReplayStoreOptions.BusyTimeout)} ({busyTimeout}). End that process, or increase {nameof(SqliteReplayStoreOptions.BusyTimeout)}",
        8 => "the file is read-only. Give this process write permission for the file and for its folder, where SQLite keeps the -wal and -shm files",
        10 => $"the disk failed ({failure.SqliteExtendedErrorCode}). Check the disk and how it is mounted; network drives are not supported",
        11 => $"the file is damaged. {StartAgain}",
        13 => "the disk is full. Free some space",
        14 => "this process does not have permission to open the file. Check that the path is not a folder, and check the permissions on the file and its folder",
        26 => $"the file is not a SQLite file. Give the store its own file. If the store has used this file before, the file is damaged. {StartAgain}",
        _ => $"SQLite returned the error {failure.SqliteExtendedErrorCode}: {failure.Message}",
    };
}
