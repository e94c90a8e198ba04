using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Events;

/// <summary>Gap events that are reported by OnGap, and as deliveries.</summary>
public sealed class GapHandlingTests
{
    private const int Limit = 30_000;

    private readonly List<Gap> _gaps = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_callback_is_told_and_the_events_go_on()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(new() { OnGap = Note }, Token);
        await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001A");
        await test.PublishChangeAsync("GAP_UPDATE", null, "001B");
        await test.PublishChangeAsync("GAP_OVERFLOW");
        await test.PublishChangeAsync("UPDATE", new { Phone = "2" }, "001C");

        var records = await EventsTaking.TakeAsync(subscription, 2, Token);

        Assert.Equal(["001A", "001C"], records.SelectMany(record => record.Header.RecordIds));
        Assert.Equal([GapCause.GapEvent, GapCause.Overflow], _gaps.Select(gap => gap.Cause));
        Assert.Equal(["001B"], _gaps.SelectMany(gap => gap.RecordIds));
        Assert.Empty(_gaps[1].RecordIds);
    }

    [Fact(Timeout = Limit)]
    public async Task The_position_moves_past_a_gap_that_the_callback_was_told()
    {
        var saved = new SavedIds();
        await using var test = await EventBus.StartAsync(configureClient: (options, _) => options.ReplayStore = saved.Store);
        await using var events = test.Client.Events<AccountRecord>(new() { OnGap = Note, SaveInterval = TimeSpan.Zero }).GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events, EventBus.Accounts);

        await saved.WaitForAsync(await test.PublishChangeAsync("GAP_UPDATE", null, "001A"), Token);

        Assert.False(move.IsCompleted);
        Assert.Single(_gaps);
        await test.Client.StopAsync(Token);
        Assert.False(await move);
    }

    [Fact(Timeout = Limit)]
    public async Task A_callback_that_throws_gets_the_gap_again()
    {
        await using var test = await EventBus.StartAsync();
        var failure = new TimeZoneNotFoundException("of the program");
        var options = new EventsOptions { OnGap = (gap, cancellationToken) => _gaps.Count == 0 ? Throw(gap, failure) : Note(gap, cancellationToken) };
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(options, Token);
        await test.PublishChangeAsync("GAP_UPDATE", null, "001A");
        await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001B");

        var thrown = await Assert.ThrowsAsync<StreamingException>(async () => await subscription.FirstAsync(Token));
        var record = await subscription.FirstAsync(Token);

        Assert.Equal((StreamingError.CallbackFailed, EventBus.Accounts), (thrown.Error, thrown.Channel));
        Assert.Same(failure, thrown.InnerException);
        Assert.Equal(["001A", "001A"], _gaps.SelectMany(gap => gap.RecordIds));
        Assert.Equal(["001B"], record.Header.RecordIds);
    }

    [Theory(Timeout = Limit)]
    [InlineData("GAP_UPDATE", GapCause.GapEvent, ChangeType.GapUpdate)]
    [InlineData("GAP_OVERFLOW", GapCause.Overflow, ChangeType.GapOverflow)]
    public async Task A_delivery_tells_that_it_is_a_gap_event(string type, GapCause cause, ChangeType changeType)
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        var id = await test.PublishChangeAsync(type, null, "001A");
        await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001B");

        var deliveries = await subscription.Deliveries(Token).TakeAsync(2, Token);

        Assert.Equal([true, false], deliveries.Select(delivery => delivery.IsGapEvent));
        Assert.Equal((id, cause, changeType), (deliveries[0].ReplayId, deliveries[0].Gap!.Cause, deliveries[0].Change!.ChangeType));
        Assert.NotNull(deliveries[0].CreatedDate);
        Assert.Equal(["001A"], deliveries[0].Gap!.RecordIds);
        Assert.Null(deliveries[0].Error);
        Assert.False(deliveries[0].TryGetEvent(out _));
        Assert.Same(deliveries[0].Gap, Assert.Throws<GapEventException>(() => deliveries[0].Event).Gap);
        Assert.Null(deliveries[1].Gap);
        Assert.True(deliveries[1].TryGetEvent(out var record));
        Assert.Equal("1", record.Phone.Value);
    }

    [Fact(Timeout = Limit)]
    public async Task A_gap_delivery_holds_the_position_back_until_it_is_acknowledged()
    {
        var saved = new SavedIds();
        await using var test = await EventBus.StartAsync(configureClient: (options, _) => options.ReplayStore = saved.Store);
        var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.PublishChangeAsync("GAP_UPDATE", null, "001A");
        var last = await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001B");
        var deliveries = await subscription.Deliveries(Token).TakeAsync(2, Token);

        deliveries[1].Acknowledge();
        await subscription.DisposeAsync();
        Assert.Null(saved.Last);

        Assert.Throws<GapEventException>(() => deliveries[0].Event).Acknowledge();
        await saved.WaitForAsync(last, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task A_gap_in_the_session_before_a_gap_event_is_told_by_the_next_delivery()
    {
        await using var test = await EventBus.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(Simulator.RequestKind.Subscribe, 2, Token);
        await test.PublishChangeAsync("GAP_UPDATE", null, "001A");
        await test.PublishChangeAsync("UPDATE", new { Phone = "1" }, "001B");

        var deliveries = await subscription.Deliveries(Token).TakeAsync(2, Token);

        Assert.Equal([GapCause.GapEvent, GapCause.InterruptedBeforeFirstEvent], deliveries.Select(delivery => delivery.Gap!.Cause));
    }

    private ValueTask Note(Gap gap, CancellationToken cancellationToken)
    {
        _gaps.Add(gap);
        return ValueTask.CompletedTask;
    }

    private ValueTask Throw(Gap gap, Exception failure)
    {
        _gaps.Add(gap);
        throw failure;
    }
}
