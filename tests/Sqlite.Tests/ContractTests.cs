using TypedStreaming.StoreKit;

namespace TypedStreaming.Sqlite.Tests;

public sealed class ContractTests : PositionFolder
{
    public static TheoryData<SqliteSynchronous, string> Checks =>
        [.. from synchronous in Enum.GetValues<SqliteSynchronous>() from check in All("none", synchronous) select (synchronous, check.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Keeps_the_contract(SqliteSynchronous synchronous, string name) =>
        All(File, synchronous).Single(check => check.Name == name).RunAsync(TestContext.Current.CancellationToken);

    private static IReadOnlyList<ReplayStoreCheck> All(string file, SqliteSynchronous synchronous) => ReplayStoreChecks.All(
        _ => new(new SqliteReplayStore(new SqliteReplayStoreOptions { Path = file, Synchronous = synchronous })), durable: true);
}
