using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

/// <summary>The way in which SQLite writes a transaction. In WAL mode, one process can read while another one writes.</summary>
internal static class JournalMode
{
    /// <summary>Sets the mode, which SQLite stores in the file, and the durability of saves, which is a setting of the connection.</summary>
    public static void Set(SqliteConnection connection, SqliteSynchronous synchronous)
    {
        Pragma.Set(connection, "journal_mode = WAL");
        Pragma.Set(connection, $"synchronous = {synchronous}");
    }
}
