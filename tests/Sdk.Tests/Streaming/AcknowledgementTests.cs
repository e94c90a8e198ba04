using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>The times at which events are acknowledged, and the events that come again.</summary>
public sealed class AcknowledgementTests
{
    private const int Limit = 30_000;

    private readonly ScriptedStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static EventsOptions FromTheStart => new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), SaveInterval = TimeSpan.FromHours(1) };

    [Fact(Timeout = Limit)]
    public async Task An_anchor_is_saved_before_the_first_event_by_the_clock_of_the_server()
    {
        var clock = new Time.ManualTimeProvider();
        clock.Advance(TimeSpan.FromDays(10_000));
        await using var test = await TestOrg.StartAsync(org => org.TimeProvider = clock, Durable);
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Latest) };
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(options, Token);

        Assert.Null(Assert.Single(_store.SavedIds));
        Assert.InRange(_store.Saved[0].At, clock.GetUtcNow().AddMinutes(-1), clock.GetUtcNow().AddMinutes(1));
        Assert.Equal(test.Org.Url.Host, _store.Saved[0].Instance);
    }

    /// <summary>A later start at the present has to report all events before it as missing, however old they are.</summary>
    [Fact(Timeout = Limit)]
    public async Task The_anchor_of_a_start_in_the_past_is_before_all_events()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        await test.PublishAccountAsync();
        await test.Client.Deliveries<AccountChange>(FromTheStart).TakeAsync(1, Token);
        await using var next = test.MakeClient(Durable);
        List<Gap> gaps = [];
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Latest), OnGap = Note };
        await using var subscription = await next.SubscribeAsync<AccountChange>(options, Token);
        await test.PublishAccountAsync();
        await subscription.FirstAsync(Token);

        Assert.Equal(DateTimeOffset.UnixEpoch, _store.Saved[0].At);
        Assert.Equal((GapCause.RestartedBeforeFirstEvent, null), (Assert.Single(gaps).Cause, gaps[0].From));

        ValueTask Note(Gap gap, CancellationToken cancellationToken)
        {
            gaps.Add(gap);
            return ValueTask.CompletedTask;
        }
    }

    [Fact(Timeout = Limit)]
    public async Task Asking_for_the_next_event_acknowledges_the_last_one_and_a_break_does_not()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await test.Client.Events<AccountChange>(FromTheStart).TakeAsync(2, Token);
        await using var next = test.MakeClient(Durable);
        var again = await next.Events<AccountChange>(FromTheStart).TakeAsync(2, Token);

        Assert.Equal(ids[1..], again.Select(static account => account.Id));
    }

    [Fact(Timeout = Limit)]
    public async Task What_was_in_hand_and_queued_at_a_break_comes_first_and_costs_no_delivery()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await using (var subscription = await test.Client.SubscribeAsync<AccountChange>(FromTheStart, Token))
        {
            await test.Org.WaitForHeldConnectsAsync(1, Token);
            Assert.Equal(ids[0], (await subscription.FirstAsync(Token)).Id);
        }

        var again = await test.Client.Events<AccountChange>(FromTheStart).TakeAsync(3, Token);

        Assert.Equal(ids, again.Select(static account => account.Id));
        Assert.Equal(3, test.Org.Deliveries);
    }

    [Fact(Timeout = Limit)]
    public async Task A_stop_inside_the_loop_still_acknowledges_what_is_in_hand_when_the_next_is_asked_for()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        await test.PublishAccountAsync();
        await using (var events = test.Client.Events<AccountChange>(FromTheStart).GetAsyncEnumerator(Token))
        {
            Assert.True(await events.MoveNextAsync());
            await test.Client.StopAsync(Token);
            Assert.Equal([null], _store.SavedIds);
            Assert.False(await events.MoveNextAsync());
        }

        Assert.NotNull(_store.Saved[^1].ReplayId);
    }

    [Fact(Timeout = Limit)]
    public async Task A_disposal_inside_the_loop_still_acknowledges_what_is_in_hand_when_the_next_is_asked_for()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        await test.PublishAccountAsync();
        await using (var events = test.Client.Events<AccountChange>(FromTheStart).GetAsyncEnumerator(Token))
        {
            Assert.True(await events.MoveNextAsync());
            await test.Client.DisposeAsync();
            await Assert.ThrowsAsync<ObjectDisposedException>(async () => await events.MoveNextAsync());
        }

        Assert.NotNull(_store.Saved[^1].ReplayId);
        Assert.Equal(_store.Opened, _store.Closed);
    }

    [Fact(Timeout = Limit)]
    public async Task Cancellation_is_looked_at_behind_the_acknowledgement()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        await test.PublishAccountAsync();
        using var cancel = new CancellationTokenSource();
        await using (var events = test.Client.Events<AccountChange>(FromTheStart).GetAsyncEnumerator(cancel.Token))
        {
            Assert.True(await events.MoveNextAsync());
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await events.MoveNextAsync());
        }

        Assert.NotNull(_store.Saved[^1].ReplayId);
    }

    [Fact(Timeout = Limit)]
    public async Task Deliveries_are_acknowledged_by_hand_in_any_order_also_behind_the_loop_until_the_client_is_gone()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        for (var count = 0; count < 3; count++) await test.PublishAccountAsync();
        var taken = await test.Client.Deliveries<AccountChange>(FromTheStart).TakeAsync(3, Token);

        taken[2].Acknowledge();
        taken[0].Acknowledge();
        taken[0].Acknowledge();
        await test.Client.StopAsync(Token);
        Assert.Equal(taken[0].ReplayId, _store.Saved[^1].ReplayId);
        taken[1].Acknowledge();
        await test.Client.DisposeAsync();

        Assert.Equal(taken[2].ReplayId, _store.Saved[^1].ReplayId);
        Assert.Throws<ObjectDisposedException>(taken[1].Acknowledge);
    }

    [Fact(Timeout = Limit)]
    public async Task Ids_of_64_bits_come_back_exactly()
    {
        const long large = 9_007_199_254_740_993;
        await using var test = await TestOrg.StartAsync(org => org.FirstReplayId = large, Durable);
        await test.PublishAccountAsync();
        await test.PublishAccountAsync();
        await test.Client.Events<AccountChange>(FromTheStart).TakeAsync(2, Token);

        await using var next = test.MakeClient(Durable);
        await next.Events<AccountChange>(FromTheStart).FirstAsync(Token);

        Assert.Equal(large, _store.Saved[^1].ReplayId);
        var asked = test.Org.Exchanges.Snapshot(RequestKind.Subscribe)[^1].Messages[0];
        Assert.Equal(large, asked.GetProperty("ext").GetProperty("replay").GetProperty(TestOrg.Accounts).GetInt64());
    }

    private void Durable(StreamingClientOptions options, SimulatedOrg _) => options.ReplayStore = _store;
}
