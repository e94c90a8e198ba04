using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

/// <summary>
/// All versions of the tables in the SQLite file. The file contains its version number, and a number that identifies it as a file of this store.
/// </summary>
internal static class Schema
{
    /// <summary>The number that identifies a file of this store: "TSrp" in ASCII.</summary>
    private const long Mark = 0x54537270;

    /// <summary>
    /// The migrations. The statements at index <c>n</c> migrate a file from version <c>n</c> to version <c>n + 1</c>. Files of every version exist,
    /// so a migration must never be changed.
    /// </summary>
    private static readonly string[] Steps =
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

        // The transport becomes a part of the key. SQLite can do this only in a new table. An owner of the first version that is still
        // running is not affected, because its save statement uses only columns that still exist.
        """
        CREATE TABLE positions_by_transport (
            transport TEXT NOT NULL,
            organization TEXT NOT NULL,
            channel TEXT NOT NULL,
            consumer TEXT NOT NULL,
            owner TEXT NOT NULL,
            owner_host TEXT NOT NULL,
            owner_process INTEGER NOT NULL,
            taken_at TEXT NOT NULL,
            at TEXT,
            replay_id INTEGER,
            opaque_id BLOB,
            created_date TEXT,
            instance TEXT,
            PRIMARY KEY (transport, organization, channel, consumer)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO positions_by_transport
        SELECT 'cometd', organization, channel, consumer, owner, owner_host, owner_process, taken_at, at, replay_id, NULL, created_date, instance
        FROM positions;
        DROP TABLE positions;
        ALTER TABLE positions_by_transport RENAME TO positions
        """,
    ];

    /// <summary>The version of the tables that this package writes.</summary>
    public static int Current => Steps.Length;

    /// <summary>
    /// Returns a sentence fragment that explains why the file cannot be used, or null if the file is valid. The file is read in one transaction,
    /// because another process may create it at the same time.
    /// </summary>
    public static string? Defect(SqliteConnection connection)
    {
        using var moment = connection.BeginTransaction(deferred: true);
        var mark = Pragma.Read(connection, "PRAGMA application_id");
        return mark != Mark && (mark != 0 || Pragma.Read(connection, "SELECT count(*) FROM sqlite_schema") > 0)
            ? "the file is a SQLite file that belongs to another program. Give the store its own file"
            : DefectOf(Version(connection));
    }

    /// <summary>
    /// Migrates the file to the current version, in one transaction. If the migration is interrupted, the file has either the old version or the
    /// new version.
    /// </summary>
    /// <returns>The reason why the file cannot be used, or null if it can. There can be a reason because a later version of the package
    /// may have migrated the file after the check.</returns>
    public static string? Migrate(SqliteConnection connection)
    {
        if (Version(connection) < Current) Write(connection);
        return DefectOf(Version(connection));
    }

    /// <summary>Returns the statements of one migration, without the transaction in which they must run.</summary>
    public static string StepFrom(long version) => Steps[version];

    private static void Write(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);

        // The version is checked again, now that no other process can write, because another process may have migrated the file first.
        if (Version(connection) >= Current) return;
        for (var version = Version(connection); version < Current; version++)
        {
            using var migrate = connection.CreateCommand();
            migrate.CommandText = StepFrom(version);
            migrate.ExecuteNonQuery();
        }

        Pragma.Set(connection, $"application_id = {Mark}");
        Pragma.Set(connection, $"user_version = {Current}");
        transaction.Commit();
    }

    private static string? DefectOf(long version) => version > Current
        ? $"the version of the file is {version}, but this package supports only versions up to {Current}. Use the version of the package that wrote the file, or a later version"
        : null;

    /// <summary>Returns the version of the tables in the file, or 0 if the file contains no tables.</summary>
    public static long Version(SqliteConnection connection) => Pragma.Read(connection, "PRAGMA user_version");
}
