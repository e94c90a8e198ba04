using Microsoft.Data.Sqlite;

namespace TypedStreaming.Sqlite;

/// <summary>The SQLite file that contains the replay positions. This class opens the file, and reports problems with it.</summary>
internal sealed class PositionFile(string path, TimeSpan busyTimeout, SqliteSynchronous synchronous)
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Pooling = false,
        DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds),
    }.ToString();

    public string Path => path;

    public SqliteConnection Open() => Guard(
        () =>
        {
            if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
                throw Failure("cannot be opened: the folder does not exist. Create the folder, or correct the path");
            var connection = new SqliteConnection(_connectionString);
            try
            {
                connection.Open();
                Prepare(connection);
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        },
        "be opened");

    /// <summary>
    /// Reads all positions without writing anything: the owners do not change, a missing file is not created, and an earlier version of the file
    /// is not migrated.
    /// </summary>
    public IReadOnlyList<StoredPosition> Read() => Guard(
        () =>
        {
            if (!File.Exists(path)) throw Failure("cannot be read: the file does not exist. Correct the path");
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString());
            connection.Open();
            Refuse(Schema.Defect(connection));
            var version = Schema.Version(connection);
            return version == 0 ? [] : PositionList.Read(connection, version);
        },
        "be read");

    /// <summary>Runs an operation on the file, and converts its exceptions to failures of the store.</summary>
    public TResult Guard<TResult>(Func<TResult> act, string attempt)
    {
        try
        {
            return act();
        }
        catch (SqliteException e)
        {
            throw Failure($"cannot {attempt}: {FailureTexts.Of(e, busyTimeout)}", e, TransientCodes.Include(e.SqliteErrorCode));
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentException)
        {
            throw Failure($"cannot {attempt}: the file contains data that this program did not write. {e.Message} {FailureTexts.StartAgain}", e);
        }
    }

    private void Prepare(SqliteConnection connection)
    {
        Refuse(Schema.Defect(connection));

        // The mode is stored in the file, so it is set only when it is known that the file belongs to this store.
        JournalMode.Set(connection, synchronous);
        Refuse(Schema.Migrate(connection));
    }

    private void Refuse(string? defect)
    {
        if (defect is not null) throw Failure($"cannot be used: {defect}");
    }

    private StreamingException Failure(string what, Exception? cause = null, bool isTransient = false) =>
        new(StreamingError.PositionStore, $"The file of replay positions {path} {what.TrimEnd('.')}.", cause) { IsTransient = isTransient };
}
