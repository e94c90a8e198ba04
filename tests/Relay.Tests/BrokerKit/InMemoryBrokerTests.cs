using TypedStreaming.BrokerKit;

namespace TypedStreaming.Relay.Tests.BrokerKit;

public sealed class InMemoryBrokerTests
{
    private static readonly InMemoryBroker Broker = new();

    public static TheoryData<EventBrokerCheck> Checks => [.. EventBrokerChecks.All(static _ => new(Broker))];

    [Theory]
    [MemberData(nameof(Checks), DisableDiscoveryEnumeration = true)]
    public Task Keeps_the_contract(EventBrokerCheck check) => check.RunAsync(TestContext.Current.CancellationToken);
}
