using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Lifetime;

/// <summary>
/// The column "typed" of docs/decisions/0001-consumer-lifetime.md: the events that are acknowledged, and the consumer that gets the others.
/// </summary>
public sealed class AcknowledgedLifetimeTests
{
    private const int Limit = 30_000;

    private readonly ScriptedStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static EventsOptions All => new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), SaveInterval = TimeSpan.FromHours(1) };

    [Fact(Timeout = Limit)]
    public async Task T3_typed_after_a_break_the_event_in_hand_and_the_queued_ones_come_without_another_delivery()
    {
        await using var test = await StartAsync();
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await using (var subscription = await test.Client.SubscribeAsync<AccountChange>(All, Token)) await subscription.FirstAsync(Token);

        Assert.Equal(ids, (await test.Client.Events<AccountChange>(All).TakeAsync(2, Token)).Select(static account => account.Id));
        Assert.Equal(2, test.Org.Deliveries);
    }

    [Fact(Timeout = Limit)]
    public async Task T4_typed_after_an_exception_the_same_event_comes_again()
    {
        await using var test = await StartAsync();
        var id = await test.PublishAccountAsync();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await foreach (var _ in test.Client.Events<AccountChange>(All, Token)) throw new TimeZoneNotFoundException("of the program");
        });

        Assert.Equal(id, (await test.Client.Events<AccountChange>(All).FirstAsync(Token)).Id);
        Assert.Equal(1, test.Org.Deliveries);
    }

    [Fact(Timeout = Limit)]
    public async Task T5_typed_a_cancelled_move_acknowledges_the_event_in_hand()
    {
        await using var test = await StartAsync();
        await test.PublishAccountAsync();
        using var cancel = new CancellationTokenSource();
        await using (var events = test.Client.Events<AccountChange>(All).GetAsyncEnumerator(cancel.Token))
        {
            Assert.True(await events.MoveNextAsync());
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await events.MoveNextAsync());
        }

        Assert.NotNull(_store.Saved[^1].ReplayId);
    }

    [Fact(Timeout = Limit)]
    public async Task T6_typed_what_was_queued_at_a_stop_comes_in_the_next_run()
    {
        await using var test = await StartAsync();
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await using (var events = test.Client.Events<AccountChange>(All).GetAsyncEnumerator(Token))
        {
            Assert.True(await events.MoveNextAsync());
            await test.Client.StopAsync(Token);
            Assert.False(await events.MoveNextAsync());
        }

        Assert.NotNull(_store.Saved[^1].ReplayId);
        Assert.Equal(ids[1], (await test.Client.Events<AccountChange>(All).FirstAsync(Token)).Id);
    }

    [Fact(Timeout = Limit)]
    public async Task T7_typed_the_move_after_a_disposal_acknowledges_and_saves_the_event_in_hand()
    {
        await using var test = await StartAsync();
        await test.PublishAccountAsync();
        await using (var events = test.Client.Events<AccountChange>(All).GetAsyncEnumerator(Token))
        {
            Assert.True(await events.MoveNextAsync());
            await test.Client.DisposeAsync();
            Assert.Null(_store.Saved[^1].ReplayId);
            await Assert.ThrowsAsync<ObjectDisposedException>(async () => await events.MoveNextAsync());
        }

        Assert.NotNull(_store.Saved[^1].ReplayId);
    }

    private Task<TestOrg> StartAsync() => TestOrg.StartAsync(configureClient: (options, _) => options.ReplayStore = _store);
}
