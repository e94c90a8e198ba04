using System.Threading.Channels;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Replay.Keys;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Programs that always start again, two of them on one position: the loser stops, and takes nothing back.</summary>
public sealed class SupervisedOwnersTests : IDisposable
{
    private const int Limit = 60_000;
    private const int Restarts = 20;

    private readonly StoreKinds _kinds = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static EventsOptions All => new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), SaveInterval = TimeSpan.Zero };

    /// <summary>The loop of a program that catches everything: the worst one.</summary>
    [Theory(Timeout = Limit)]
    [InlineData(StoreKinds.Memory)]
    [InlineData(StoreKinds.File)]
    [InlineData(StoreKinds.Callbacks)]
    public async Task A_loop_that_starts_again_after_every_error_takes_nothing_back(string kind)
    {
        var store = new CountedOpens(_kinds.Make(kind));
        await using var test = await TestOrg.StartAsync();
        var (older, newer) = (new Supervised(MakeClient(test, store)), new Supervised(MakeClient(test, store)));
        var ended = older.RunAsync(Restarts, Token);
        await older.WhenTakenAsync(await test.PublishAccountAsync());
        store.Opened.Clear();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = newer.RunAsync(Restarts, stop.Token);
        await test.Org.WaitForSubscribersAsync(TestOrg.Accounts, 2, Token);

        var next = await test.PublishAccountAsync();
        await ended;

        Assert.Equal(Restarts, older.Errors.Count);
        Assert.All(older.Errors, static error => Assert.Equal((StreamingError.PositionTaken, false, TestOrg.Accounts), (error.Error, error.IsTransient, error.Channel)));
        var last = older.Errors[^1].Message;
        Assert.Contains($"{Environment.ProcessId} on {Environment.MachineName}", last, StringComparison.Ordinal);
        Assert.Contains("Stop", last, StringComparison.Ordinal);
        Assert.Single(store.Opened);
        await newer.WhenTakenAsync(next);
        await newer.WhenTakenAsync(await test.PublishAccountAsync());
        Assert.Empty(newer.Errors);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    /// <summary>The loop of the docs ends at once.</summary>
    [Fact(Timeout = Limit)]
    public async Task The_loop_of_the_docs_ends_for_the_loser()
    {
        var store = _kinds.Make(StoreKinds.Memory);
        await using var test = await TestOrg.StartAsync();
        var older = RetryWhileTransientAsync(MakeClient(test, store));
        await test.Org.WaitForSubscribersAsync(TestOrg.Accounts, 1, Token);
        await using var newer = MakeClient(test, store).Events<AccountChange>(All, Token).GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(newer, subscribers: 2);

        await test.PublishAccountAsync();

        Assert.Equal(StreamingError.PositionTaken, (await Assert.ThrowsAsync<StreamingException>(() => older)).Error);
        Assert.True(await move);
    }

    /// <summary>Unacknowledged deliveries keep the position open after their enumeration; its loss is not forgotten with the cursor.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_position_that_was_lost_between_two_enumerations_is_not_taken_back()
    {
        var (time, store) = (new ManualTimeProvider(), new ScriptedStore());
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => (options.TimeProvider, options.ReplayStore) = (time, store));
        await test.PublishAccountAsync();
        await test.Client.Deliveries<AccountChange>(All).TakeAsync(1, Token);
        await using var newer = MakeClient(test, store).Events<AccountChange>(All, Token).GetAsyncEnumerator(Token);
        Assert.True(await newer.MoveNextAsync());
        await time.TimerAsync(TimeSpan.FromMinutes(1));
        var (opened, closed) = (store.Opened, store.Closed);
        time.Advance(TimeSpan.FromMinutes(1));
        await store.WhenClosedAsync(closed + 1);

        var again = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<AccountChange>(All).FirstAsync(Token));

        Assert.Equal((StreamingError.PositionTaken, false, opened), (again.Error, again.IsTransient, store.Opened));
    }

    /// <summary>A program with a lease knows that the other owner has ended.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_lost_position_that_the_program_forgets_is_opened_again_without_what_was_left()
    {
        var store = _kinds.Make(StoreKinds.Memory);
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.ReplayStore = store);
        await test.PublishAccountAsync();
        await test.PublishAccountAsync();
        var left = await test.Client.Deliveries<AccountChange>(All).TakeAsync(2, Token);
        await using (var newer = MakeClient(test, store))
        {
            Assert.Equal("001-1", (await newer.Events<AccountChange>(All, Token).FirstAsync(Token)).Id);
            left[0].Acknowledge();
            Assert.Equal(StreamingError.PositionTaken, (await Assert.ThrowsAsync<StreamingException>(() => test.Client.StopAsync(Token))).Error);
        }

        // The negative control: without that call, the position stays lost.
        await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<AccountChange>(All).FirstAsync(Token));
        await test.Client.ForgetPositionsAsync(Token);

        Assert.Equal("001-1", (await test.Client.Events<AccountChange>(All, Token).FirstAsync(Token)).Id);
        Assert.Throws<InvalidOperationException>(left[1].Acknowledge);
    }

    [Fact(Timeout = Limit)]
    public async Task Forgetting_changes_no_position_of_an_active_consumer()
    {
        var store = new CountedOpens(_kinds.Make(StoreKinds.Memory));
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.ReplayStore = store);
        await test.PublishAccountAsync();
        await using var active = test.Client.Events<AccountChange>(All, Token).GetAsyncEnumerator(Token);
        Assert.True(await active.MoveNextAsync());
        store.Opened.Clear();
        await test.Client.ForgetPositionsAsync(Token);
        await test.PublishAccountAsync();
        Assert.True(await active.MoveNextAsync());
        Assert.Empty(store.Opened);
    }

    [Fact(Timeout = Limit)]
    public async Task Another_name_of_the_same_client_goes_on()
    {
        var store = _kinds.Make(StoreKinds.Memory);
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.ReplayStore = store);
        await test.PublishAccountAsync();
        await using var older = test.Client.Events<AccountChange>(All, Token).GetAsyncEnumerator(Token);
        Assert.True(await older.MoveNextAsync());
        await using var newer = MakeClient(test, store).Events<AccountChange>(All, Token).GetAsyncEnumerator(Token);
        Assert.True(await newer.MoveNextAsync());
        await Assert.ThrowsAsync<StreamingException>(async () => await older.MoveNextAsync());

        var named = All;
        named.Name = "audit";
        Assert.Equal("001-1", (await test.Client.Events<AccountChange>(named).FirstAsync(Token)).Id);
    }

    [Fact(Timeout = Limit)]
    public async Task A_subscribe_that_may_be_repeated_is_not_when_the_position_is_taken()
    {
        var inner = new InMemoryReplayStore();
        var store = new ScriptedStore(positions: inner);
        var asked = 0;
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) =>
        {
            options.ReplayStore = store;
            options.SubscribeRetry = new SubscribeRetryOptions
            {
                ShouldRetryOnException = (_, _, _) => ValueTask.FromResult(++asked > 0),
            };
        });
        store.Saving = async _ => await inner.OpenAsync(new ReplayKey(test.Org.OrganizationId, TestOrg.Accounts, "default"), Token);
        var taken = await Assert.ThrowsAsync<StreamingException>(() => test.Client.SubscribeAsync<AccountChange>(All, Token).AsTask());

        Assert.Equal((StreamingError.PositionTaken, 0), (taken.Error, asked));
    }

    public void Dispose() => _kinds.Dispose();

    private static StreamingClient MakeClient(TestOrg test, IReplayStore store) => test.MakeClient((options, _) => options.ReplayStore = store);

    private static async Task RetryWhileTransientAsync(StreamingClient client)
    {
        while (true)
        {
            try
            {
                await foreach (var _ in client.Events<AccountChange>(All, Token))
                {
                    // Each event is acknowledged with the next one.
                }

                return;
            }
            catch (StreamingException e) when (e.IsTransient)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>A consumer that starts again after each error, a few times.</summary>
    private sealed class Supervised(StreamingClient client)
    {
        private readonly Channel<AccountChange> _taken = Channel.CreateUnbounded<AccountChange>();

        public List<StreamingException> Errors { get; } = [];

        public async Task RunAsync(int restarts, CancellationToken cancellationToken)
        {
            while (Errors.Count < restarts)
            {
                try
                {
                    await foreach (var account in client.Events<AccountChange>(All, cancellationToken))
                        await _taken.Writer.WriteAsync(account, cancellationToken);
                    return;
                }
                catch (StreamingException e)
                {
                    Errors.Add(e);
                }
            }
        }

        public async Task WhenTakenAsync(string id)
        {
            while ((await _taken.Reader.ReadAsync(Token)).Id != id)
            {
                // An event from before.
            }
        }
    }
}
