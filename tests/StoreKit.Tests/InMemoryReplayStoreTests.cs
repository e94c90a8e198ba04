namespace TypedStreaming.StoreKit.Tests;

public sealed class InMemoryReplayStoreTests
{
    public static TheoryData<ReplayStoreCheck> Checks => [.. ReplayStoreChecks.All(_ => new(new InMemoryReplayStore()), durable: false)];

    [Theory]
    [MemberData(nameof(Checks), DisableDiscoveryEnumeration = true)]
    public Task Keeps_the_contract(ReplayStoreCheck check) => check.RunAsync(TestContext.Current.CancellationToken);
}
