using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TypedStreaming.Sqlite.Tests.Processes;

/// <summary>The other process with a file of an earlier version: it begins to migrate it, and stops before a statement until it is killed.</summary>
internal static class MigratorProgram
{
    public const string Argument = "--migrate";
    public const string AsTheStore = "as-the-store";

    /// <summary>The sabotage: the same statements, each in a transaction of its own.</summary>
    public const string Careless = "careless";

    public static int Run(string path, string mode, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        raw.sqlite3_trace(connection.Handle, (_, sql) => StandStill(sql, statement), null);
        if (mode == Careless) Pragma.Set(connection, "journal_mode = WAL; " + Schema.StepFrom(1));
        else Schema.Migrate(connection);
        return 1;
    }

    /// <summary>Called when a statement is about to run.</summary>
    private static void StandStill(string sql, string statement)
    {
        if (!sql.TrimStart().StartsWith(statement, StringComparison.Ordinal)) return;
        Console.WriteLine($"before {statement}");
        Console.ReadLine();
    }
}
