using TypedStreaming.PostgreSql.Tests.Servers;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace TypedStreaming.PostgreSql.Tests.Servers;

/// <summary>
/// The server of all tests: the one in <c>TEST_POSTGRES</c> (a connection string of a superuser), or a private one, which is started once. Without either, the
/// tests that need it are skipped.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private const string Missing =
        "PostgreSQL is not installed: sudo apt-get install -y --no-install-recommends postgresql, or set TEST_POSTGRES to a connection string.";

    private string? _connectionString;
    private PrivateServer? _private;

    public string ConnectionString
    {
        get
        {
            Assert.SkipWhen(_connectionString is null, Missing);
            return _connectionString!;
        }
    }

    /// <summary>The private server, for tests that need more than a connection string.</summary>
    internal PrivateServer Private
    {
        get
        {
            Assert.SkipWhen(_private is null, _connectionString is null ? Missing : "TEST_POSTGRES names a server whose certificates are not known.");
            return _private!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _connectionString = Environment.GetEnvironmentVariable("TEST_POSTGRES");
        if (!string.IsNullOrEmpty(_connectionString)) return;
        _connectionString = null;
        if (PrivateServer.Programs is not { } programs) return;
        _private = await PrivateServer.StartAsync(programs);
        _connectionString = _private.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_private is not null) await _private.DisposeAsync();
    }
}
