using Npgsql;
using TypedStreaming.PostgreSql.Tests.Servers;

namespace TypedStreaming.PostgreSql.Tests;

/// <summary>A test with its own schema, which is deleted at its end.</summary>
public abstract class DatabaseTest(PostgreSqlServer server) : IAsyncLifetime
{
    protected static readonly ReplayKey Key = new("00D000000000001", "/topic/Orders", "default");
    private bool _hasServer;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected string Schema { get; } = $"t_{Guid.NewGuid():n}";

    private protected PrivateServer PrivateServer => server.Private;

    protected string ConnectionString => server.ConnectionString;

    public ValueTask InitializeAsync()
    {
        _hasServer = server.ConnectionString is not null;
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_hasServer) await ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        GC.SuppressFinalize(this);
    }

    private protected PostgreSqlOptions Options(string? connectionString = null, TimeProvider? time = null) => new()
    {
        ConnectionString = connectionString ?? ConnectionString,
        Schema = Schema,
        TimeProvider = time ?? TimeProvider.System,
    };

    /// <summary>Changes the settings of the connection string.</summary>
    protected string With(Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
        change(settings);
        return settings.ConnectionString;
    }

    protected async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        return connection;
    }

    /// <summary>Runs statements of an administrator, and returns the first value.</summary>
    protected async Task<object?> ExecuteAsync(string text)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync(CancellationToken.None);
    }

    protected static ReplayPosition At(long id) => new() { ReplayId = id, At = DateTimeOffset.UnixEpoch };

    /// <summary>Repeats a call after each transient failure, if the test expects none: on a very busy machine, a call may take longer than the package allows.</summary>
    private protected static async Task<T> RepeatAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (StreamingException e) when (e.IsTransient)
            {
                Token.ThrowIfCancellationRequested();
            }
        }
    }

    private protected static async Task<StreamingException> FailsAsync(Func<Task> act, string text, bool isTransient)
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(act);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
        Assert.Equal((StreamingError.PositionStore, isTransient), (failure.Error, failure.IsTransient));
        return failure;
    }
}
