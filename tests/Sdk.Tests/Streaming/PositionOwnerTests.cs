using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Positions of several owners, and stores that do not work.</summary>
public sealed class PositionOwnerTests
{
    private const int Limit = 30_000;

    private readonly ScriptedStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static EventsOptions All => new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), SaveInterval = TimeSpan.Zero };

    [Fact(Timeout = Limit)]
    public async Task The_older_of_two_replicas_is_told_at_its_next_save_and_changes_nothing()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        await test.PublishAccountAsync();
        await using var older = test.Client.Events<AccountChange>(All).GetAsyncEnumerator(Token);
        Assert.True(await older.MoveNextAsync());
        await using var replica = test.MakeClient(Durable);
        await using var newer = replica.Events<AccountChange>(All).GetAsyncEnumerator(Token);
        Assert.True(await newer.MoveNextAsync());

        var taken = await Assert.ThrowsAsync<StreamingException>(async () => await older.MoveNextAsync());

        Assert.Equal((StreamingError.PositionTaken, false, TestOrg.Accounts), (taken.Error, taken.IsTransient, taken.Channel));
        Assert.Equal([null], _store.SavedIds);
    }

    [Fact(Timeout = Limit)]
    public async Task An_idle_one_is_told_within_a_minute()
    {
        var time = new ManualTimeProvider();
        await using var test = await TestOrg.StartAsync(configureClient: (options, org) =>
        {
            Durable(options, org);
            options.TimeProvider = time;
        });
        await using var older = test.Client.Events<AccountChange>(All).GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(older);
        await _store.WhenSavedAsync(null);
        await using var replica = test.MakeClient(Durable);
        await using var newer = await replica.SubscribeAsync<AccountChange>(All, Token);
        await time.TimerAsync(TimeSpan.FromMinutes(1));

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(StreamingError.PositionTaken, (await Assert.ThrowsAsync<StreamingException>(() => move)).Error);
    }

    [Fact(Timeout = Limit)]
    public async Task A_store_that_cannot_be_opened_is_thrown_from_the_first_move_and_nothing_is_subscribed()
    {
        _store.Opening = static _ => throw new IOException("no database");
        await using var test = await TestOrg.StartAsync(configureClient: Durable);

        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<AccountChange>(All).FirstAsync(Token));

        Assert.Equal((StreamingError.PositionStore, true), (failure.Error, failure.IsTransient));
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Subscribe));
        _store.Opening = static _ => ValueTask.CompletedTask;
        await test.PublishAccountAsync();
        await test.Client.Events<AccountChange>(All).FirstAsync(Token);
    }

    [Fact(Timeout = Limit)]
    public async Task A_store_that_hangs_is_given_up_and_holds_up_no_disposal()
    {
        var (time, timeout) = (new ManualTimeProvider(), TimeSpan.FromSeconds(17));
        var opening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.Opening = _ =>
        {
            opening.SetResult();
            return ScriptedStore.Hang(CancellationToken.None);
        };
        await using var test = await TestOrg.StartAsync(configureClient: (options, org) =>
        {
            Durable(options, org);
            (options.TimeProvider, options.RequestTimeout) = (time, timeout);
        });

        var first = test.Client.Events<AccountChange>(All).FirstAsync(Token);
        await opening.Task;
        await time.TimerAsync(timeout);
        time.Advance(timeout);
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await first);

        Assert.Equal(StreamingError.PositionStore, failure.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task A_save_that_fails_is_thrown_from_the_next_move_and_the_event_comes_again()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        var options = All;
        options.SaveInterval = TimeSpan.FromHours(1);
        await using (var events = test.Client.Events<AccountChange>(options).GetAsyncEnumerator(Token))
        {
            Assert.True(await events.MoveNextAsync());
            Assert.True(await events.MoveNextAsync());
            _store.Saving = static _ => throw new IOException("disk full");
            await Assert.ThrowsAsync<StreamingException>(() => test.Client.StopAsync(Token));
            var failure = await Assert.ThrowsAnyAsync<Exception>(async () => { while (await events.MoveNextAsync()) { } await events.DisposeAsync(); });
            Assert.Equal(StreamingError.PositionStore, Assert.IsType<StreamingException>(failure).Error);
        }

        _store.Saving = static _ => ValueTask.CompletedTask;
        await using var next = test.MakeClient(Durable);
        Assert.Equal(ids, (await next.Events<AccountChange>(All).TakeAsync(2, Token)).Select(static account => account.Id));
    }

    [Fact(Timeout = Limit)]
    public async Task Positions_of_another_org_are_not_found()
    {
        await using var one = await TestOrg.StartAsync(configureClient: Durable);
        await one.PublishAccountAsync();
        await one.PublishAccountAsync();
        await one.Client.Events<AccountChange>(All).TakeAsync(2, Token);
        await using var other = await TestOrg.StartAsync(configureClient: Durable);
        var id = await other.PublishAccountAsync();

        Assert.Equal(id, (await other.Client.Events<AccountChange>(All).FirstAsync(Token)).Id);
    }

    private void Durable(StreamingClientOptions options, SimulatedOrg _) => options.ReplayStore = _store;
}
