using System.Globalization;
using Npgsql;

namespace TypedStreaming.PostgreSql;

/// <summary>The table with the positions. Each key has one row, which also contains the owner of the position.</summary>
internal sealed class PositionTable(Database database)
{
    private const string Key = "transport, organization, channel, consumer";
    private const string IsOfKey = "transport = $1 AND organization = $2 AND channel = $3 AND consumer = $4";

    private readonly string _table = $"{database.Schema}.typedstreaming_position";

    public string Place => database.Place;

    /// <summary>Makes the given owner the only owner of the database row, and reads the position.</summary>
    public Task<ReplayPosition?> TakeAsync(ReplayKey key, Owner owner, CancellationToken cancellationToken) => database.RunAsync(
        "read a position",
        Of(
            key,
            $"""
            INSERT INTO {_table} ({Key}, owner, owner_host, owner_process, taken_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT ({Key}) DO UPDATE SET owner = $5, owner_host = $6, owner_process = $7, taken_at = $8
            RETURNING position_at, replay_id, opaque_id, created_date, instance
            """,
            owner.Token,
            owner.Host,
            owner.ProcessId,
            owner.TakenAt),
        static row => row!.IsDBNull(0) ? null : Position(row),
        cancellationToken);

    /// <returns>The owner that has taken over the position, or null if the position is saved.</returns>
    public async Task<Owner?> SaveAsync(ReplayKey key, Owner owner, ReplayPosition position, CancellationToken cancellationToken)
    {
        var isSaved = await database.RunAsync(
            "save a position",
            Of(
                key,
                $"""
                UPDATE {_table} SET position_at = $6, replay_id = $7, opaque_id = $8, created_date = $9, instance = $10
                WHERE {IsOfKey} AND owner = $5
                RETURNING 1
                """,
                owner.Token,
                position.At.ToString("O", CultureInfo.InvariantCulture),
                position.ReplayId,
                position.OpaqueId?.Bytes.ToArray(),
                Stored(position.CreatedDate),
                Stored(position.Instance)),
            static row => row is not null,
            cancellationToken).ConfigureAwait(false);
        return isSaved ? null : await TakerAsync(key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads all positions in one statement. The owners of the positions do not change.</summary>
    public Task<IReadOnlyList<StoredPosition>> ListAsync(CancellationToken cancellationToken) => database.RunAsync(
        "read the positions",
        new Statement(
            $"""
            SELECT position_at, replay_id, opaque_id, created_date, instance, {Key}, owner_host, owner_process, taken_at
            FROM {_table} ORDER BY organization COLLATE "C", channel COLLATE "C", consumer COLLATE "C", transport COLLATE "C"
            """),
        All,
        cancellationToken);

    /// <summary>
    /// Makes the given owner the only owner of the database row, and removes the position. The row is kept, so that an earlier owner gets an
    /// error that identifies the new owner.
    /// </summary>
    /// <returns>The position that was removed, or null if there was none.</returns>
    public Task<ReplayPosition?> ResetAsync(ReplayKey key, Owner owner, CancellationToken cancellationToken) => database.RunAsync(
        "save a position",
        Of(
            key,
            $"""
            WITH old AS (SELECT * FROM {_table} WHERE {IsOfKey} FOR UPDATE),
            taken AS (
                INSERT INTO {_table} ({Key}, owner, owner_host, owner_process, taken_at)
                SELECT $1, $2, $3, $4, $5, $6, $7, $8 FROM (SELECT count(*) FROM old) AS locked
                ON CONFLICT ({Key}) DO UPDATE SET owner = $5, owner_host = $6, owner_process = $7, taken_at = $8,
                    position_at = NULL, replay_id = NULL, opaque_id = NULL, created_date = NULL, instance = NULL
                RETURNING 1)
            SELECT position_at, replay_id, opaque_id, created_date, instance FROM old
            """,
            owner.Token,
            owner.Host,
            owner.ProcessId,
            owner.TakenAt),
        static row => row is null || row.IsDBNull(0) ? null : Position(row),
        cancellationToken);

    private Task<Owner> TakerAsync(ReplayKey key, CancellationToken cancellationToken) => database.RunAsync(
        "read a position",
        Of(key, $"SELECT owner, owner_host, owner_process, taken_at FROM {_table} WHERE {IsOfKey}"),
        static row => row is null
            ? throw new FormatException("The database row of the position was deleted by another program.")
            : new Owner(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetFieldValue<DateTimeOffset>(3)),
        cancellationToken);

    private static Statement Of(ReplayKey key, string text, params ReadOnlySpan<object?> values) => new(
        text, [key.Transport, StoredText.Of(key.OrganizationId), StoredText.Of(key.Channel), StoredText.Of(key.Consumer), .. values]);

    private static IReadOnlyList<StoredPosition> All(NpgsqlDataReader? row)
    {
        if (row is null) return [];
        var positions = new List<StoredPosition>();
        do positions.Add(Stored(row));
        while (row.Read());
        return positions;
    }

    private static StoredPosition Stored(NpgsqlDataReader row) => new()
    {
        Position = row.IsDBNull(0) ? null : Position(row),
        Key = new ReplayKey(StoredText.Read(row.GetString(6)), StoredText.Read(row.GetString(7)), StoredText.Read(row.GetString(8))) { Transport = row.GetString(5) },
        OwnerHost = row.GetString(9),
        OwnerProcess = row.GetInt64(10),
        TakenAt = row.GetFieldValue<DateTimeOffset>(11),
    };

    private static ReplayPosition Position(NpgsqlDataReader row) => new()
    {
        At = DateTimeOffset.ParseExact(row.GetString(0), "O", CultureInfo.InvariantCulture),
        ReplayId = row.IsDBNull(1) ? null : row.GetInt64(1),
        OpaqueId = row.IsDBNull(2) ? null : new OpaqueReplayId(row.GetFieldValue<byte[]>(2)),
        CreatedDate = row.IsDBNull(3) ? null : StoredText.Read(row.GetString(3)),
        Instance = row.IsDBNull(4) ? null : StoredText.Read(row.GetString(4)),
    };

    private static string? Stored(string? text) => text is null ? null : StoredText.Of(text);
}
