using TypedStreaming.BrokerKit;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

/// <summary>The checks that every broker must pass, on a real server.</summary>
public sealed class ConformanceTests(RabbitMqServer server)
{
    public static TheoryData<string> Checks => [.. All(static () => throw new InvalidOperationException("Only the names are read.")).Select(static check => check.Name)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Checks))]
    public async Task Keeps_the_contract(string check)
    {
        Assert.SkipWhen(server.IsGiven, "The checks leave their queues behind, so they need a private server.");
        var address = server.Address;
        await All(() => new RabbitMqBroker(new RabbitMqOptions { Uri = address })).Single(one => one.Name == check).RunAsync(TestContext.Current.CancellationToken);
    }

    private static IReadOnlyList<EventBrokerCheck> All(Func<IEventBroker> open) => EventBrokerChecks.All(_ => ValueTask.FromResult(open()));
}
