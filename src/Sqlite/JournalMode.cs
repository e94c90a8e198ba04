using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

/// <summary>Sets the journal mode of the SQLite file. In WAL mode, one process can read while another process writes.</summary>
internal static class JournalMode
{
    /// <summary>
    /// Sets the journal mode and the durability of saved positions. SQLite stores the mode in the file; the durability is a setting of the
    /// connection.
    /// </summary>
    public static void Set(SqliteConnection connection, SqliteSynchronous synchronous)
    {
        Pragma.Set(connection, "journal_mode = WAL");
        Pragma.Set(connection, $"synchronous = {synchronous}");
    }
}
