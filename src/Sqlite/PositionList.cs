using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

/// <summary>Reads all positions of the SQLite file in one statement, without writing to the file.</summary>
internal static class PositionList
{
    public static IReadOnlyList<StoredPosition> Read(SqliteConnection connection, long version)
    {
        using var command = connection.CreateCommand();

        // A file of version 1 is not migrated, since that is a change of the file. It has no transport, and no opaque ids.
        var (transport, opaque) = version < 2 ? ("'cometd'", "NULL") : ("transport", "opaque_id");
        command.CommandText =
            $"""
            SELECT at, replay_id, {opaque}, created_date, instance, {transport} AS transport, organization, channel, consumer, owner_host, owner_process, taken_at
            FROM positions ORDER BY organization, channel, consumer, transport
            """;
        using var row = command.ExecuteReader();
        var positions = new List<StoredPosition>();
        while (row.Read()) positions.Add(Of(row));
        return positions;
    }

    private static StoredPosition Of(SqliteDataReader row) => new()
    {
        Key = new ReplayKey(row.GetString(6), row.GetString(7), row.GetString(8)) { Transport = row.GetString(5) },
        Position = row.IsDBNull(0) ? null : PositionRow.Position(row),
        OwnerHost = row.GetString(9),
        OwnerProcess = row.GetInt64(10),
        TakenAt = DateTimeOffset.ParseExact(row.GetString(11), "O", CultureInfo.InvariantCulture),
    };
}
