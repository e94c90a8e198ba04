using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Events;

/// <summary>
/// Platform and change events have their date in their data: a replay uses it to leave out events that are older than the subscription.
/// </summary>
public sealed class EventBusDatesTests
{
    private const int Limit = 30_000;

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Platform_events_since_a_lost_Latest_are_replayed_and_older_ones_left_out()
    {
        await using var test = await EventBus.StartAsync(org => org.TimeProvider = _clock);
        await test.PublishInkAsync("old");
        _clock.Advance(TimeSpan.FromMinutes(10));
        await using var subscription = await test.Client.SubscribeAsync<LowInk>(new() { From = ReplayFrom.LatestWithoutGap }, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        test.Org.Faults.ExpireSessions();
        await test.PublishInkAsync("new");

        Assert.Equal("new", (await subscription.NextAsync(Token)).PrinterModel);
        AssertReplayed(test, EventBus.Ink);
    }

    [Fact(Timeout = Limit)]
    public async Task Change_events_since_a_lost_Latest_are_replayed_and_older_ones_left_out()
    {
        await using var test = await EventBus.StartAsync(org => org.TimeProvider = _clock);
        await test.PublishChangeAsync("UPDATE", new { Phone = "old" }, "001A");
        _clock.Advance(TimeSpan.FromMinutes(10));
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(new() { From = ReplayFrom.LatestWithoutGap }, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        test.Org.Faults.ExpireSessions();
        await test.PublishChangeAsync("UPDATE", new { Phone = "new" }, "001A");

        Assert.Equal("new", (await subscription.NextAsync(Token)).Phone.Value);
        AssertReplayed(test, EventBus.Accounts);
    }

    [Fact(Timeout = Limit)]
    public async Task Enriched_events_since_a_lost_Latest_lose_none_that_share_an_id()
    {
        await using var test = await EventBus.StartAsync(org => org.TimeProvider = _clock);
        await test.PublishChangeAsync("UPDATE", new { Phone = "old" }, "001A");
        _clock.Advance(TimeSpan.FromMinutes(10));
        await using var subscription = await test.Client.SubscribeAsync<SalesRecord>(new() { From = ReplayFrom.LatestWithoutGap }, Token);
        await test.PublishChangeAsync("UPDATE", new { Phone = "first" }, "001A");
        await subscription.NextAsync(Token);

        test.Org.Faults.ExpireSessions();
        await test.PublishChangeAsync("UPDATE", new { Phone = "second" }, "001A");

        Assert.Equal(["first", "second"], (await subscription.TakeAsync(2, Token)).Select(record => record.Phone.Value));
    }

    [Fact(Timeout = Limit)]
    public async Task A_restart_at_an_anchor_gets_what_came_since_and_nothing_older()
    {
        var store = new InMemoryReplayStore();
        await using var test = await EventBus.StartAsync(org => org.TimeProvider = _clock, (options, _) => options.ReplayStore = store);
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.LatestWithoutGap) };
        await test.PublishInkAsync("old");
        _clock.Advance(TimeSpan.FromMinutes(10));
        await using (await test.Client.SubscribeAsync<LowInk>(options, Token)) await test.Client.StopAsync(Token);
        await test.PublishInkAsync("new");

        await using var restarted = test.MakeClient((settings, _) => settings.ReplayStore = store);
        var ink = await restarted.Events<LowInk>(options).FirstAsync(Token);

        Assert.Equal("new", ink.PrinterModel);
    }

    private static void AssertReplayed(TestOrg test, string channel)
    {
        var request = test.Org.Exchanges.Snapshot(RequestKind.Subscribe)[^1].Messages[0];
        Assert.Equal(-2, request.GetProperty("ext").GetProperty("replay").GetProperty(channel).GetInt32());
    }
}
