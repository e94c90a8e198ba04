using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

/// <summary>The database row with the position of one key. This object has its own connection.</summary>
internal sealed class PositionRow(SqliteConnection connection, ReplayKey key) : IDisposable
{
    private const string Where = "WHERE transport = $transport AND organization = $organization AND channel = $channel AND consumer = $consumer";

    public ReplayKey Key => key;

    /// <summary>Makes the given owner the only owner of the database row, and reads the position.</summary>
    public ReplayPosition? Take(Owner owner)
    {
        using var take = Command(
            """
            INSERT INTO positions (transport, organization, channel, consumer, owner, owner_host, owner_process, taken_at)
            VALUES ($transport, $organization, $channel, $consumer, $owner, $host, $process, $takenAt)
            ON CONFLICT DO UPDATE SET owner = $owner, owner_host = $host, owner_process = $process, taken_at = $takenAt
            RETURNING at, replay_id, opaque_id, created_date, instance
            """,
            ("$owner", owner.Token),
            ("$host", owner.Host),
            ("$process", owner.ProcessId),
            ("$takenAt", Text(owner.TakenAt)));
        using var row = take.ExecuteReader();
        row.Read();
        var position = row.IsDBNull(0) ? null : Position(row);

        // The statement is committed only when it is read to its end.
        row.Read();
        return position;
    }

    /// <returns>The owner that has taken over the position, or null if the position is saved.</returns>
    public Owner? Save(Owner owner, ReplayPosition position)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using var save = Command(
            $"""
            UPDATE positions SET at = $at, replay_id = $id, opaque_id = $opaque, created_date = $created, instance = $instance
            {Where} AND owner = $owner
            """,
            ("$at", Text(position.At)),
            ("$id", position.ReplayId),
            ("$opaque", position.OpaqueId?.Bytes.ToArray()),
            ("$created", position.CreatedDate),
            ("$instance", position.Instance),
            ("$owner", owner.Token));
        if (save.ExecuteNonQuery() == 0) return Taker();
        transaction.Commit();
        return null;
    }

    /// <summary>
    /// Makes the given owner the only owner of the database row, and removes the position. The row is kept, so that an earlier owner gets an
    /// error that identifies the new owner.
    /// </summary>
    /// <returns>The position that was removed, or null if there was none.</returns>
    public ReplayPosition? Reset(Owner owner)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var removed = Take(owner);
        using var clear = Command($"UPDATE positions SET at = NULL, replay_id = NULL, opaque_id = NULL, created_date = NULL, instance = NULL {Where}");
        clear.ExecuteNonQuery();
        transaction.Commit();
        return removed;
    }

    public void Dispose() => connection.Dispose();

    private Owner Taker()
    {
        using var find = Command($"SELECT owner, owner_host, owner_process, taken_at FROM positions {Where}");
        using var row = find.ExecuteReader();
        return row.Read()
            ? new Owner(row.GetString(0), row.GetString(1), row.GetInt64(2), Date(row.GetString(3)))
            : throw new FormatException("The database row of the position was deleted by another program.");
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("$transport", key.Transport);
        command.Parameters.AddWithValue("$organization", key.OrganizationId);
        command.Parameters.AddWithValue("$channel", key.Channel);
        command.Parameters.AddWithValue("$consumer", key.Consumer);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    /// <summary>Reads a position from the first five columns: time, id, opaque id, date and instance.</summary>
    public static ReplayPosition Position(SqliteDataReader row) => new()
    {
        At = Date(row.GetString(0)),
        ReplayId = row.IsDBNull(1) ? null : row.GetInt64(1),
        OpaqueId = row.IsDBNull(2) ? null : new OpaqueReplayId(row.GetFieldValue<byte[]>(2)),
        CreatedDate = row.IsDBNull(3) ? null : row.GetString(3),
        Instance = row.IsDBNull(4) ? null : row.GetString(4),
    };

    private static string Text(DateTimeOffset date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Date(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
