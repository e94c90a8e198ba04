using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

internal static class Pragma
{
    public static void Set(SqliteConnection connection, string setting)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + setting;
        command.ExecuteNonQuery();
    }

    public static long Read(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }
}
