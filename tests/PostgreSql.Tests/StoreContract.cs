using TypedStreaming.PostgreSql.Tests.Servers;
using TypedStreaming.StoreKit;

namespace TypedStreaming.PostgreSql.Tests;

/// <summary>The checks that every store must pass.</summary>
public abstract class StoreContract(PostgreSqlServer server, bool pooling) : DatabaseTest(server)
{
    public static TheoryData<string> Checks => [.. All("Host=none", "none").Select(static check => check.Name)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Checks))]
    public Task Keeps_the_contract(string name) =>
        All(With(settings => settings.Pooling = pooling), Schema).Single(check => check.Name == name).RunAsync(Token);

    private static IReadOnlyList<ReplayStoreCheck> All(string connectionString, string schema) => ReplayStoreChecks.All(
        _ => new(new PostgreSqlReplayStore(new PostgreSqlOptions { ConnectionString = connectionString, Schema = schema })), durable: true);
}
