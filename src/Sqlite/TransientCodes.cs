namespace TypedStreaming.Sqlite;

/// <summary>
/// SQLite's result codes for temporary failures. All other failures require manual action, such as freeing some space, granting a permission or
/// restoring a file.
/// </summary>
internal static class TransientCodes
{
    public static bool Include(int resultCode) => resultCode is
        4 // SQLITE_ABORT
        or 5 // SQLITE_BUSY
        or 6 // SQLITE_LOCKED
        or 7 // SQLITE_NOMEM
        or 9 // SQLITE_INTERRUPT
        or 15 // SQLITE_PROTOCOL: too many openers at a time
        or 17; // SQLITE_SCHEMA: another process has just migrated the file
}
