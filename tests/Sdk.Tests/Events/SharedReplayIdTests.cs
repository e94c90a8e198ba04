using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Events;

/// <summary>Enriched change events: those of one change share a replay id, and a client that resumes after it gets none of them.</summary>
public sealed class SharedReplayIdTests
{
    private const int Limit = 30_000;

    private static readonly EventsOptions FromEarliest = new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task All_that_share_an_id_are_delivered()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<SalesRecord>(cancellationToken: Token);
        var draft = new ChangeEventDraft("Account", "UPDATE", "001A", "001B", "001C")
        {
            Fields = new { Phone = "1" },
            CurrentFields = id => new { Industry = $"of {id}" },
        };
        var replayId = await test.Org.PublishChangeEventAsync(draft, Token);

        var deliveries = await subscription.Deliveries(Token).TakeAsync(3, Token);

        Assert.All(deliveries, delivery => Assert.Equal(replayId, delivery.ReplayId));
        Assert.Equal(["of 001A", "of 001B", "of 001C"], deliveries.Select(delivery => delivery.Event.Industry.Value));
        Assert.Equal(["001A", "001B", "001C"], deliveries.Select(delivery => delivery.Event.Id));
    }

    [Fact(Timeout = Limit)]
    public async Task The_position_passes_an_id_when_all_with_it_are_acknowledged_and_a_later_one_has_come()
    {
        var saved = new SavedIds();
        await using var test = await EventBus.StartAsync(configureClient: (options, _) => options.ReplayStore = saved.Store);
        await using var subscription = await test.Client.SubscribeAsync<SalesRecord>(new() { SaveInterval = TimeSpan.Zero }, Token);
        foreach (var (id, record) in new[] { (4, "A"), (7, "B"), (7, "C"), (10, "D"), (13, "E") }) await test.PublishRawChangeAsync(EventBus.Sales, id, record);
        var deliveries = await subscription.Deliveries(Token).TakeAsync(5, Token);

        deliveries[0].Acknowledge();
        await saved.WaitForAsync(4, Token);
        deliveries[2].Acknowledge();
        deliveries[3].Acknowledge();
        deliveries[1].Acknowledge();
        await saved.WaitForAsync(10, Token);
        deliveries[4].Acknowledge();
        await test.Client.StopAsync(Token);
        Assert.Equal(10, saved.Last);
    }

    [Fact(Timeout = Limit)]
    public async Task A_session_that_is_lost_between_two_of_them_loses_none()
    {
        await using var test = await EventBus.StartAsync();
        Assert.Equal(["A", "B", "B", "C", "D"], await LoseSessionAsync<SalesRecord>(test, EventBus.Sales, 5, record => record.Id));
    }

    /// <summary>The negative control of the test above: if no events share ids, the client resumes after the last one.</summary>
    [Fact(Timeout = Limit)]
    public async Task On_a_channel_that_shares_no_ids_the_second_is_missed()
    {
        await using var test = await EventBus.StartAsync();
        Assert.Equal(["A", "B", "D"], await LoseSessionAsync<AccountRecord>(test, EventBus.Accounts, 3, record => record.Header.RecordIds[0]));
    }

    [Fact(Timeout = Limit)]
    public async Task Latest_that_is_lost_between_the_first_two_reports_the_gap()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<SalesRecord>(cancellationToken: Token);
        await test.PublishRawChangeAsync(EventBus.Sales, 4, "A");
        await subscription.NextAsync(Token);
        test.Org.Faults.ExpireSessions();
        await test.PublishRawChangeAsync(EventBus.Sales, 4, "B");
        await test.PublishRawChangeAsync(EventBus.Sales, 7, "C");

        var delivery = await subscription.Deliveries(Token).FirstAsync(Token);

        Assert.Equal("C", delivery.Event.Id);
        Assert.Equal(GapCause.InterruptedBeforeFirstEvent, delivery.Gap!.Cause);
    }

    [Fact(Timeout = Limit)]
    public async Task An_enumeration_that_goes_on_between_two_of_them_loses_none()
    {
        await using var test = await EventBus.StartAsync();
        await LeaveBetweenAsync(test, FromEarliest, [(4, "A"), (7, "B")], acknowledged: 1);
        await test.PublishRawChangeAsync(EventBus.Sales, 7, "C");
        await test.PublishRawChangeAsync(EventBus.Sales, 10, "D");

        var records = await test.Client.Events<SalesRecord>(FromEarliest).TakeAsync(4, Token);

        Assert.Equal(["B", "B", "C", "D"], records.Select(record => record.Id));
    }

    [Fact(Timeout = Limit)]
    public async Task One_that_goes_on_between_the_first_two_since_Latest_reports_the_gap()
    {
        await using var test = await EventBus.StartAsync();
        await LeaveBetweenAsync(test, new(), [(4, "A")], acknowledged: 0);
        await test.PublishRawChangeAsync(EventBus.Sales, 4, "B");
        await test.PublishRawChangeAsync(EventBus.Sales, 7, "C");

        var deliveries = await test.Client.Deliveries<SalesRecord>().TakeAsync(2, Token);

        Assert.Equal(["A", "C"], deliveries.Select(delivery => delivery.Event.Id));
        Assert.Contains(GapCause.RestartedBeforeFirstEvent, deliveries.Select(delivery => delivery.Gap?.Cause));
    }

    private static async Task<IReadOnlyList<string>> LoseSessionAsync<T>(TestOrg test, string channel, int count, Func<T, string> id)
        where T : IStreamingEvent<T>
    {
        await using var subscription = await test.Client.SubscribeAsync<T>(cancellationToken: Token);
        await test.PublishRawChangeAsync(channel, 4, "A");
        await test.PublishRawChangeAsync(channel, 7, "B");
        var before = await subscription.TakeAsync(2, Token);
        test.Org.Faults.ExpireSessions();
        await test.PublishRawChangeAsync(channel, 7, "C");
        await test.PublishRawChangeAsync(channel, 10, "D");
        var after = await subscription.TakeAsync(count - 2, Token);
        return [.. before.Concat(after).Select(id)];
    }

    private static async Task LeaveBetweenAsync(TestOrg test, EventsOptions options, (long Id, string Record)[] events, int acknowledged)
    {
        await using (var subscription = await test.Client.SubscribeAsync<SalesRecord>(options, Token))
        {
            foreach (var (id, record) in events) await test.PublishRawChangeAsync(EventBus.Sales, id, record);
            var deliveries = await subscription.Deliveries(Token).TakeAsync(events.Length, Token);
            foreach (var delivery in deliveries.Take(acknowledged)) delivery.Acknowledge();
        }

        await test.Client.StopAsync(Token); // What comes from now on is on no session of ours.
    }
}
