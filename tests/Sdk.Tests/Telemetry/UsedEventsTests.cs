using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Events that the org sends again for a slow consumer are received, and not used.</summary>
[Collection(TelemetryCollectionDefinition.Name)]
public sealed class UsedEventsTests
{
    private const int Limit = 30_000;
    private const string Client = "used";
    private const string Received = $"received.events channel={TestOrg.Accounts}";
    private const string Used = $"used.events channel={TestOrg.Accounts} consumer=slow";
    private const string Parked = $"consumers.parked channel={TestOrg.Accounts} consumer=slow";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_parked_consumer_is_named_and_what_comes_again_for_it_is_counted()
    {
        await using var test = await StartAsync();
        using var meters = new CollectedMeters(Client);
        await using var neighbour = await test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        await using var slow = await test.Client.SubscribeAsync<AccountChange>(new() { Name = "slow", BufferBytes = 1 }, Token);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);
        Assert.Equal(1, test.Client.ParkedConsumers);

        Assert.Equal(ids, (await slow.TakeAsync(3, Token)).Select(static account => account.Id));

        var values = meters.Collect();
        Assert.Equal(3, values[Used]);
        Assert.InRange(values[Parked], 1, 3);
        Assert.InRange(values[Received], 4, test.Org.Deliveries);
    }

    /// <summary>The negative control.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_consumer_with_room_uses_what_is_received()
    {
        await using var test = await StartAsync();
        using var meters = new CollectedMeters(Client);
        await using var slow = await test.Client.SubscribeAsync<AccountChange>(new() { Name = "slow" }, Token);
        for (var i = 0; i < 3; i++) await test.PublishAccountAsync();
        await slow.TakeAsync(3, Token);

        var values = meters.Collect();

        Assert.Equal((3, 3), (values[Used], values[Received]));
        Assert.DoesNotContain(Parked, values.Keys);
        Assert.Equal(0, test.Client.ParkedConsumers);
    }

    private static Task<TestOrg> StartAsync() => TestOrg.StartAsync(configureClient: static (options, _) => options.Name = Client);
}
