using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Positions at which the server cannot start, and gaps.</summary>
public sealed class InvalidReplayTests
{
    private const int Limit = 30_000;
    private const long Unknown = 987654;

    private readonly ScriptedStore _store = new();
    private readonly List<Gap> _gaps = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_stored_id_that_is_newer_than_anything_starts_at_the_earliest_with_a_gap()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        var id = await test.PublishAccountAsync();
        await StoreAsync(test, new ReplayPosition { ReplayId = Unknown, At = DateTimeOffset.UnixEpoch });

        var delivery = await test.Client.Deliveries<AccountChange>(Listening()).FirstAsync(Token);

        Assert.Equal(id, delivery.Event.Id);
        var gap = Assert.Single(_gaps);
        Assert.Equal((GapCause.InvalidReplayId, Unknown, TestOrg.Accounts), (gap.Cause, gap.AfterReplayId, gap.Channel));
        Assert.Same(gap, delivery.Gap);
        Assert.Contains(test.Log.Entries, static entry => entry.Id == 203);
        Assert.Contains(test.Log.Entries, static entry => entry.Id == 205);
    }

    [Fact(Timeout = Limit)]
    public async Task Latest_goes_on_at_the_present_with_a_gap()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        await test.PublishAccountAsync();
        await StoreAsync(test, new ReplayPosition { ReplayId = Unknown, At = DateTimeOffset.UnixEpoch });
        var options = Listening();
        options.OnInvalidReplay = InvalidReplayHandling.Latest;
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(options, Token);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        Assert.Single(_gaps);
    }

    [Fact(Timeout = Limit)]
    public async Task Fail_throws_what_the_server_said()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        await StoreAsync(test, new ReplayPosition { ReplayId = Unknown, At = DateTimeOffset.UnixEpoch });
        var options = Listening();
        options.OnInvalidReplay = InvalidReplayHandling.Fail;

        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<AccountChange>(options).FirstAsync(Token));

        Assert.Equal(StreamingError.InvalidReplayId, refused.Error);
        Assert.Empty(_gaps);
    }

    [Fact(Timeout = Limit)]
    public async Task The_program_can_be_asked()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        var id = await test.PublishAccountAsync();
        InvalidReplay? asked = null;
        var options = Listening();
        options.From = ReplayFrom.After(Unknown);
        options.OnInvalidReplay = InvalidReplayHandling.Ask((invalid, _) =>
        {
            asked = invalid;
            return ValueTask.FromResult<ReplayFrom?>(ReplayFrom.Earliest);
        });

        Assert.Equal(id, (await test.Client.Events<AccountChange>(options).FirstAsync(Token)).Id);
        Assert.Equal((Unknown, GapCause.InvalidReplayId), (asked!.ReplayId, asked.Cause));
        Assert.NotNull(asked.ServerText);
    }

    [Theory(Timeout = Limit)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_none_ends_the_consumer(bool throws)
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        var options = Listening();
        options.From = ReplayFrom.After(Unknown);
        options.OnInvalidReplay = InvalidReplayHandling.Ask((_, _) =>
            throws ? throw new IOException("down") : ValueTask.FromResult<ReplayFrom?>(ReplayFrom.Stored(ReplayFrom.Latest)));

        var failed = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<AccountChange>(options).FirstAsync(Token));

        Assert.Equal(StreamingError.CallbackFailed, failed.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task A_program_that_is_asked_may_stop_the_client()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        var options = Listening();
        options.From = ReplayFrom.After(Unknown);
        options.OnInvalidReplay = InvalidReplayHandling.Ask(async (_, _) =>
        {
            await test.Client.StopAsync(Token);
            return ReplayFrom.Earliest;
        });

        await using var events = test.Client.Events<AccountChange>(options).GetAsyncEnumerator(Token);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task A_position_from_before_a_move_is_not_sent_to_the_new_instance()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        await StoreAsync(test, new ReplayPosition { ReplayId = 1, At = TimeProvider.System.GetUtcNow(), Instance = "na44.salesforce.com" });

        var all = await test.Client.Events<AccountChange>(Listening()).TakeAsync(2, Token);

        Assert.Equal(ids, all.Select(static account => account.Id));
        Assert.Equal(GapCause.OrgMoved, Assert.Single(_gaps).Cause);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task Latest_that_is_lost_before_its_first_event_tells_of_a_gap()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        var options = Listening();
        options.From = ReplayFrom.Latest;
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(options, Token);
        test.Org.Faults.Withhold(TestOrg.Accounts);
        await test.PublishAccountAsync();
        await LoseSessionAsync(test);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        Assert.Equal(GapCause.InterruptedBeforeFirstEvent, Assert.Single(_gaps).Cause);
    }

    [Fact(Timeout = Limit)]
    public async Task LatestWithoutGap_that_is_lost_before_its_first_event_misses_none()
    {
        await using var test = await TestOrg.StartAsync(configureClient: Durable);
        var options = Listening();
        options.From = ReplayFrom.LatestWithoutGap;
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(options, Token);
        string missed;
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        using (test.Org.HoldDeliveries())
        {
            missed = await test.PublishAccountAsync();
            test.Org.Faults.ExpireSessions();
            await test.Org.Exchanges.WaitForAsync(RequestKind.Subscribe, 2, Token);
        }

        Assert.Equal(missed, (await subscription.NextAsync(Token)).Id);
        Assert.Empty(_gaps);
    }

    [Fact(Timeout = Limit)]
    public async Task LatestWithoutGap_that_was_restarted_with_an_anchor_alone_misses_none_and_takes_nothing_older()
    {
        var time = new Time.ManualTimeProvider();
        await using var test = await TestOrg.StartAsync(org => org.TimeProvider = time, Durable);
        await test.PublishAccountAsync();
        time.Advance(TimeSpan.FromMinutes(5));
        var options = Listening();
        options.From = ReplayFrom.Stored(orElse: ReplayFrom.LatestWithoutGap);
        await (await test.Client.SubscribeAsync<AccountChange>(options, Token)).DisposeAsync();
        await test.Client.DisposeAsync();
        time.Advance(TimeSpan.FromSeconds(5));
        var meanwhile = await test.PublishAccountAsync();

        await using var next = test.MakeClient(Durable);
        Assert.Equal(meanwhile, (await next.Events<AccountChange>(options).FirstAsync(Token)).Id);
        Assert.Empty(_gaps);
    }

    private static async Task LoseSessionAsync(TestOrg test)
    {
        var subscribed = test.Org.Exchanges.Count(RequestKind.Subscribe);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Subscribe, subscribed + 1, Token);
        await test.Org.WaitForSubscribersAsync(TestOrg.Accounts, 1, Token);
    }

    private EventsOptions Listening() => new()
    {
        From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest),
        OnGap = (gap, _) =>
        {
            _gaps.Add(gap);
            return ValueTask.CompletedTask;
        },
    };

    private async Task StoreAsync(TestOrg test, ReplayPosition position)
    {
        await using var cursor = await _store.OpenAsync(new ReplayKey(test.Org.OrganizationId, TestOrg.Accounts, "default"), Token);
        await cursor.SaveAsync(position, Token);
    }

    private void Durable(StreamingClientOptions options, SimulatedOrg _) => options.ReplayStore = _store;
}
