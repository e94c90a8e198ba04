using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Names of a program cannot make any number of series, tags contain no values, and clients share the instruments.</summary>
[Collection(TelemetryCollectionDefinition.Name)]
public sealed class SeriesLimitTests
{
    private const int Limit = 60_000;
    private const string Client = "limited";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(10, 0)]
    [InlineData(150, 23)]
    public async Task Consumers_beyond_the_limit_share_the_series_other_and_nothing_is_lost_of_their_sums(int consumers, int sharing)
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.Name = Client);
        using var meters = new CollectedMeters(Client);
        var open = new List<Subscription<AccountChange>>();
        for (var i = 0; i < consumers; i++) open.Add(await test.Client.SubscribeAsync<AccountChange>(new() { Name = $"consumer {i}" }, Token));
        await test.PublishAccountAsync();
        foreach (var subscription in open) Assert.Single(await subscription.Deliveries(Token).TakeAsync(1, Token));

        var values = meters.Collect();

        var used = values.Where(static value => value.Key.StartsWith("used.events ", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal(consumers, used.Values.Sum());
        Assert.Equal(sharing, used.GetValueOrDefault("used.events channel=other consumer=other"));
        Assert.InRange(values.Count, 4 * (used.Count - 1), 1000);
        foreach (var subscription in open) await subscription.DisposeAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task A_filter_which_may_contain_values_of_records_is_in_no_tag()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.Name = Client);
        using var meters = new CollectedMeters(Client);
        await using var events = test.Client.Events($"{TestOrg.Accounts}?Name=Acme", cancellationToken: Token).GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "001", Name = "Acme" }, Token);
        Assert.True(await move);

        var values = meters.Collect();

        Assert.Equal(1, values[$"used.events channel={TestOrg.Accounts} consumer=default"]);
        Assert.Equal(1, values[$"received.events channel={TestOrg.Accounts}"]);
        Assert.DoesNotContain(values.Keys, static series => series.Contains("Acme", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task Another_client_makes_no_instrument()
    {
        await using var test = await TestOrg.StartAsync();
        using var meters = new CollectedMeters(Client);
        var before = meters.Published.Count;

        for (var i = 0; i < 20; i++) test.MakeClient();

        Assert.Equal(18, before);
        Assert.Equal(before, meters.Published.Count);
        Assert.Equal(before, meters.Published.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact(Timeout = Limit)]
    public async Task Two_clients_of_one_org_are_two_series()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.Name = Client);
        var second = test.MakeClient(static (options, _) => options.Name = "another");
        using var meters = new CollectedMeters(null);
        await test.Client.StartAsync(Token);
        await second.StartAsync(Token);

        var values = meters.Collect();

        foreach (var name in (string[])[Client, "another"])
        {
            Assert.Equal(1, values[$"logins typedstreaming.client={name}"]); // The org is not known before the first login.
            Assert.Equal(1, values[$"handshakes typedstreaming.client={name} typedstreaming.org={test.Org.OrganizationId}"]);
        }
    }
}
