using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace TypedStreaming.PostgreSql;

/// <summary>Runs statements in the PostgreSQL database, and reports failures of the database.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource _pool;
    private readonly NpgsqlDataSource _source;
    private readonly Tables _tables;
    private readonly string[] _missingFiles;
    private readonly TimeSpan _openLimit;
    private volatile bool _isChecked;

    public Database(PostgreSqlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ConnectionString);
        ArgumentNullException.ThrowIfNull(options.TimeProvider);
        Schema = SchemaName.Quote(options.Schema, nameof(options.Schema));
        Time = options.TimeProvider;
        _tables = new Tables(options.Schema);
        var settings = ConnectionSettings.Read(options.ConnectionString);
        _missingFiles = [.. ConnectionSettings.MissingFiles(settings)];
        _openLimit = ConnectionSettings.OpenLimit(settings);
        Place = $"{ConnectionSettings.Server(settings)}/{settings.Database ?? settings.Username}, schema {options.Schema}";
        _pool = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).EnableTransportSecurity().EnableIntegratedSecurity().Build();
        _source = _pool is NpgsqlMultiHostDataSource several ? several.WithTargetSession(TargetSessionAttributes.Primary) : _pool;
    }

    /// <summary>The name of the schema with the tables, quoted for SQL.</summary>
    public string Schema { get; }

    public TimeProvider Time { get; }

    /// <summary>The server, the database and the schema, for messages.</summary>
    public string Place { get; }

    public IEnumerable<string> OptionDefects => _missingFiles;

    /// <summary>
    /// Runs a statement in its own transaction. Before the first statement, the tables are checked, and created if they are missing.
    /// </summary>
    public Task<TResult> RunAsync<TResult>(
        string attempt, Statement statement, Func<NpgsqlDataReader?, TResult> read, CancellationToken cancellationToken) => GuardAsync(
        attempt,
        async limit =>
        {
            var connection = await _source.OpenConnectionAsync(limit.Step(_openLimit)).ConfigureAwait(false);
            await using var scope = connection.ConfigureAwait(false);
            await CheckAsync(connection, limit).ConfigureAwait(false);
            return await statement.RunAsync(connection, read, limit.Step()).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Checks the tables, and creates them if they are missing.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => _isChecked
        ? Task.CompletedTask
        : RunAsync("be prepared", new Statement("SELECT 1"), static _ => true, cancellationToken);

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private async Task CheckAsync(NpgsqlConnection connection, CallLimit limit)
    {
        if (_isChecked) return;
        var defect = await _tables.EnsureAsync(connection, limit).ConfigureAwait(false);
        if (defect is not null) throw Failure($"cannot be used: {defect}");
        _isChecked = true;
    }

    /// <summary>Runs an operation, and converts its exceptions to failures of the store.</summary>
    private async Task<TResult> GuardAsync<TResult>(string attempt, Func<CallLimit, Task<TResult>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await CallLimit.RunAsync(act, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e)
        {
            if (TransientStates.AreMissingTables(e.SqlState)) _isChecked = false;
            throw Failure($"cannot {attempt}: {FailureTexts.Of(e)}", e, TransientStates.Include(e));
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            // Other idle connections may be as dead as the one that was used, so the next call opens a new one.
            if (e is TimeoutException) _pool.Clear();

            // Of several hosts, none may be the primary during a failover.
            var isTransient = TransientStates.Include(e) || (_pool is NpgsqlMultiHostDataSource && e.InnerException is null);
            throw Failure($"cannot {attempt}: {FailureTexts.OfConnection(e, isTransient)}", e, isTransient);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentException)
        {
            throw Failure($"cannot {attempt}: a value cannot be read or stored. {e.Message}", e);
        }
    }

    private StreamingException Failure(string what, Exception? cause = null, bool isTransient = false) =>
        new(StreamingError.PositionStore, $"The PostgreSQL database {Place} {what.TrimEnd('.')}.", cause) { IsTransient = isTransient };
}
