using Npgsql;
using TypedStreaming.PostgreSql.Tests.Servers;

namespace TypedStreaming.PostgreSql.Tests;

public sealed class TlsTests(PostgreSqlServer server) : DatabaseTest(server)
{
    private const int Limit = 60_000;
    private const string NotTrusted = "The server's certificate must be valid for the name in Host. The certificate's authority must be trusted by this machine, or must be in the file that 'Root Certificate' specifies";

    [Fact(Timeout = Limit)]
    public async Task Store_lease_and_inbox_work_with_a_verified_certificate()
    {
        var name = $"app {Schema}";
        var options = Options(Verified(settings => settings.ApplicationName = name));
        await using var store = new PostgreSqlReplayStore(options);
        await using var cursor = await store.OpenAsync(Key, Token);
        await cursor.SaveAsync(At(1), Token);
        await using var leases = new PostgreSqlLease(options);
        await using var held = await leases.AcquireAsync("orders", Token);
        await using var inbox = new PostgreSqlInbox(options);
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        Assert.True(await inbox.TryInsertAsync(transaction, "orders", "e1", Token));
        Assert.Equal(0, await inbox.DeleteExpiredAsync(Token));

        Assert.True(held.IsHeld);
        Assert.Equal(
            "4 of 4", await ExecuteAsync($"SELECT count(*) FILTER (WHERE ssl) || ' of ' || count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = '{name}'"));
    }

    [Fact(Timeout = Limit)]
    public Task A_certificate_of_an_unknown_authority_is_refused() =>
        IsRefusedAsync(Verified(static settings => settings.RootCertificate = null), NotTrusted);

    [Fact(Timeout = Limit)]
    public Task Another_authority_than_the_given_one_is_refused() =>
        IsRefusedAsync(Verified(settings => settings.RootCertificate = PrivateServer.Certificates.ClientFile), NotTrusted);

    /// <summary>The negative control is the same address with the mode that does not check the name.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_certificate_with_another_name_is_refused()
    {
        var settingsOfServer = new NpgsqlConnectionStringBuilder(PrivateServer.ConnectionString);
        await using var gate = new ServerGate(settingsOfServer.Host!, settingsOfServer.Port, "127.0.0.2");
        await IsRefusedAsync(Verified(settings => (settings.Host, settings.Port) = ("127.0.0.2", gate.Port)), NotTrusted);
        var unnamed = Verified(settings => (settings.Host, settings.Port, settings.SslMode) = ("127.0.0.2", gate.Port, SslMode.VerifyCA));
        await using var store = new PostgreSqlReplayStore(Options(unnamed));
        await (await store.OpenAsync(Key, Token)).DisposeAsync();
    }

    /// <summary>A file that is missing, is a folder, or has another format. A person must correct it, so the failure is not transient.</summary>
    [Theory(Timeout = Limit)]
    [InlineData("Root Certificate", "none.pem")]
    [InlineData("Root Certificate", "")]
    [InlineData("Root Certificate", "server-key.pem")]
    [InlineData("Root Certificate", "password")]
    [InlineData("SSL Certificate", "none.pem")]
    [InlineData("SSL Certificate", "")]
    [InlineData("SSL Certificate", "server-key.pem")]
    [InlineData("SSL Certificate", "password")]
    public async Task A_file_that_cannot_be_read_as_a_certificate_is_named(string keyword, string file)
    {
        var folder = Path.GetDirectoryName(PrivateServer.Certificates.KeyFile)!;
        await IsRefusedAsync(Verified(settings => settings[keyword] = Path.Combine(folder, file)), $"'{keyword}'");
    }

    [Fact(Timeout = Limit)]
    public async Task A_server_without_TLS_is_refused()
    {
        await using var without = new SilentServer((byte)'N');
        await IsRefusedAsync(Verified(settings => settings.Port = without.Port), "SSL Mode");
    }

    /// <summary>Connects to the name in the certificate, and verifies it.</summary>
    private string Verified(Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(PrivateServer.ConnectionString)
        {
            Host = "localhost", SslMode = SslMode.VerifyFull, RootCertificate = PrivateServer.Certificates.AuthorityFile,
        };
        change(settings);
        return settings.ConnectionString;
    }

    private async Task IsRefusedAsync(string connectionString, string text)
    {
        var options = Options(connectionString);
        await using var store = new PostgreSqlReplayStore(options);
        await using var leases = new PostgreSqlLease(options);
        await using var inbox = new PostgreSqlInbox(options);
        Func<Task>[] calls =
        [
            () => RepeatAsync(() => store.OpenAsync(Key, Token).AsTask()), () => RepeatAsync(() => leases.AcquireAsync("orders", Token)), () => RepeatAsync(() => inbox.DeleteExpiredAsync(Token)),
        ];
        foreach (var call in calls)
        {
            var failure = await FailsAsync(call, text, isTransient: false);
            Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(connectionString).Password!, failure.ToString(), StringComparison.Ordinal);
        }
    }
}
