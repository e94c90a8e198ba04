using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Telemetry;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Streaming;

/// <summary>The events that the org delivered in a day, beside its limits.</summary>
[Collection(TelemetryCollectionDefinition.Name)]
public sealed class AllocationTests
{
    private const int Limit = 30_000;
    private const string Client = "allocated";

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Each_kind_has_what_came_and_the_limit_of_the_org()
    {
        await using var test = await StartAsync();
        await ReceiveAsync(test);

        var allocations = await test.Client.GetAllocationsAsync(Token);

        Assert.Equal(
            [
                new EventAllocation { Kind = EventAllocationKind.PushTopicEvents, Received = 3, Limit = 1_000_000, Remaining = 999_997 },
                new EventAllocation { Kind = EventAllocationKind.GenericEvents, Received = 2, Limit = 1_000_000, Remaining = 999_998 },
                new EventAllocation { Kind = EventAllocationKind.PlatformAndChangeEvents, Received = 1, Limit = 50_000, Remaining = 49_999 },
            ],
            allocations);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_of_another_client_are_in_what_remains_and_not_in_what_came()
    {
        await using var test = await StartAsync();
        var other = test.MakeClient((options, _) => options.TimeProvider = _clock);
        await using var theirs = await other.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.PublishAccountAsync();
        await theirs.NextAsync(Token);

        var allocations = await test.Client.GetAllocationsAsync(Token);

        Assert.Equal((0, 999_999), (allocations[0].Received, allocations[0].Remaining));
    }

    [Fact(Timeout = Limit)]
    public async Task A_limit_that_the_org_does_not_list_is_null()
    {
        await using var test = await StartAsync();
        test.Org.Faults.AnswerBody(RequestKind.Other, """{"DailyDeliveredPlatformEvents":{"Max":"many"},"DailyDurableStreamingApiEvents":{"Max":7}}""");

        var allocations = await test.Client.GetAllocationsAsync(Token);

        Assert.Equal([(7L, null), (null, null), (null, null)], allocations.Select(static allocation => (allocation.Limit, allocation.Remaining)));
    }

    [Fact(Timeout = Limit)]
    public async Task A_user_without_the_permission_gets_the_words_of_the_org()
    {
        await using var test = await StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Other, 403, """[{"errorCode":"API_DISABLED_FOR_ORG"}]""", "application/json");

        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.GetAllocationsAsync(Token));

        Assert.Equal((StreamingError.RequestRefused, "API_DISABLED_FOR_ORG"), (failure.Error, failure.ErrorCode));
    }

    [Fact(Timeout = Limit)]
    public async Task Without_a_version_there_is_no_address_of_the_limits()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, org) => options.Endpoint = new Uri(org.Url, "/cometd/66.0"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Client.GetAllocationsAsync(Token));
        Assert.Contains("set StreamingClientOptions.ApiVersion", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task The_metric_has_the_last_24_hours_and_no_more()
    {
        await using var test = await StartAsync();
        using var meters = new CollectedMeters(Client);
        Assert.DoesNotContain("allocation.events allocation=PushTopicEvents", meters.Collect().Keys);
        await ReceiveAsync(test);
        await test.Client.StopAsync(Token);

        Assert.Equal((3, 2, 1), Metrics(meters));
        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal((3, 2, 1), Metrics(meters));
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal((0, 0, 0), Metrics(meters));
    }

    private static (double PushTopics, double Generic, double Bus) Metrics(CollectedMeters meters)
    {
        var values = meters.Collect();
        double Of(EventAllocationKind kind) => values[$"allocation.events allocation={kind}"];
        return (Of(EventAllocationKind.PushTopicEvents), Of(EventAllocationKind.GenericEvents), Of(EventAllocationKind.PlatformAndChangeEvents));
    }

    private static async Task ReceiveAsync(TestOrg test)
    {
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await using var alerts = await test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        await using var ink = await test.Client.SubscribeAsync<LowInk>(cancellationToken: Token);
        for (var i = 0; i < 3; i++) await test.PublishAccountAsync();
        for (var i = 0; i < 2; i++) await test.PublishAlertAsync();
        await test.PublishInkAsync("XZO-5");
        await accounts.TakeAsync(3, Token);
        await alerts.TakeAsync(2, Token);
        await ink.NextAsync(Token);
    }

    private Task<TestOrg> StartAsync() => EventBus.StartAsync(
        options => options.TimeProvider = _clock,
        (options, _) => (options.Name, options.TimeProvider) = (Client, _clock));
}
