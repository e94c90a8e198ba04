using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

/// <summary>What is in the file, in versions: the number of one is kept in the file, together with a mark that it is ours.</summary>
internal static class Schema
{
    /// <summary>"TSrp" in ASCII.</summary>
    private const long Mark = 0x54537270;

    /// <summary>Each leads from the version of its index to the next.</summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE positions (
            organization TEXT NOT NULL,
            channel TEXT NOT NULL,
            consumer TEXT NOT NULL,
            owner TEXT NOT NULL,
            owner_host TEXT NOT NULL,
            owner_process INTEGER NOT NULL,
            taken_at TEXT NOT NULL,
            at TEXT,
            replay_id INTEGER,
            created_date TEXT,
            instance TEXT,
            PRIMARY KEY (organization, channel, consumer)
        ) STRICT, WITHOUT ROWID
        """,
    ];

    /// <summary>Why the file cannot be used, or null if it can. Reads all at one moment, since another process may create it now.</summary>
    public static string? Defect(SqliteConnection connection)
    {
        using var moment = connection.BeginTransaction(deferred: true);
        var mark = Pragma.Read(connection, "PRAGMA application_id");
        if (mark != Mark && (mark != 0 || Pragma.Read(connection, "SELECT count(*) FROM sqlite_schema") > 0))
            return "it is a SQLite file of another program. Give the store a file of its own";
        var version = Version(connection);
        return version > Migrations.Length
            ? $"its version is {version}, and this program knows {Migrations.Length} at most. Use the package that wrote it, or a later one"
            : null;
    }

    public static void Migrate(SqliteConnection connection)
    {
        if (Version(connection) >= Migrations.Length) return;
        using var transaction = connection.BeginTransaction(deferred: false);

        // Again, now that no other process can write: one of a later version may have been here first.
        if (Version(connection) >= Migrations.Length) return;
        for (var version = Version(connection); version < Migrations.Length; version++)
        {
            using var migrate = connection.CreateCommand();
            migrate.CommandText = Migrations[version];
            migrate.ExecuteNonQuery();
        }

        Pragma.Set(connection, $"application_id = {Mark}");
        Pragma.Set(connection, $"user_version = {Migrations.Length}");
        transaction.Commit();
    }

    private static long Version(SqliteConnection connection) => Pragma.Read(connection, "PRAGMA user_version");
}
