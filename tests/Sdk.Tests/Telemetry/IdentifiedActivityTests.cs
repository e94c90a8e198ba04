using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Each activity says which client and which org it is about.</summary>
[Collection(TelemetryCollectionDefinition.Name)]
public sealed class IdentifiedActivityTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("orders", "orders")]
    [InlineData("", null)]
    public async Task Every_activity_has_the_name_if_there_is_one_and_the_org(string name, string? tag)
    {
        using var heard = new HeardActivities();
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.Name = name);
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        await test.Client.UnsubscribeAsync(TestOrg.Accounts, Token);
        await test.Client.StopAsync(Token);

        Assert.Equal(5, heard.Stopped.Count);
        Assert.All(heard.Stopped, activity => Assert.Equal(
            (tag, test.Org.OrganizationId), ((string?)activity.GetTagItem("typedstreaming.client"), (string?)activity.GetTagItem("typedstreaming.org"))));
    }
}
