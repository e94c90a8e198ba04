using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Replay.Keys;

/// <summary>Positions under former forms of a key are taken over, once.</summary>
public sealed class FormerKeysTests : IDisposable
{
    private const int Limit = 30_000;
    private const string Organization = "00D5e000000AbCdEAK";
    private const string CaseSensitive = "00D5e000000AbCd";
    private const string Host = "127.0.0.1";

    private readonly StoreKinds _kinds = new();
    private readonly List<Gap> _gaps = [];

    public static TheoryData<string, string> Forms =>
        [.. from form in (string[])[CaseSensitive, Host] from store in (string[])[StoreKinds.Memory, StoreKinds.File] select (form, store)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Forms))]
    public async Task A_position_under_an_older_form_is_gone_on_from_and_kept_under_the_new_one(string form, string kind)
    {
        var store = _kinds.Make(kind);
        await using var test = await StartAsync(store);
        await SaveAsync(store, form, test.Ids[0]);

        Assert.Equal(test.Ids[1], await NextAsync(test));

        Assert.Empty(_gaps);
        Assert.Equal(test.Ids[1], (await FindAsync(store, Organization))!.ReplayId);
        Assert.Equal(test.Ids[0], (await FindAsync(store, form))!.ReplayId);
    }

    [Theory(Timeout = Limit)]
    [InlineData(StoreKinds.Memory)]
    [InlineData(StoreKinds.File)]
    public async Task It_is_kept_before_the_first_event_is_done(string kind)
    {
        var store = _kinds.Make(kind);
        await using var test = await StartAsync(store);
        await SaveAsync(store, CaseSensitive, test.Ids[0]);

        await using (var subscription = await test.Client.SubscribeAsync<AccountChange>(Options(), Token))
            Assert.Equal(test.Ids[0], (await FindAsync(store, Organization))!.ReplayId);
    }

    [Theory(Timeout = Limit)]
    [InlineData(StoreKinds.Memory)]
    [InlineData(StoreKinds.File)]
    public async Task Two_that_agree_are_one(string kind)
    {
        var store = _kinds.Make(kind);
        await using var test = await StartAsync(store);
        await SaveAsync(store, CaseSensitive, test.Ids[1]);
        await SaveAsync(store, Host, test.Ids[1]);

        Assert.Equal(test.Ids[2], await NextAsync(test));
        Assert.Empty(_gaps);
    }

    [Theory(Timeout = Limit)]
    [InlineData(StoreKinds.Memory)]
    [InlineData(StoreKinds.File)]
    public async Task Two_that_differ_are_a_gap_and_everything_comes(string kind)
    {
        var store = _kinds.Make(kind);
        await using var test = await StartAsync(store);
        await SaveAsync(store, CaseSensitive, test.Ids[1]);
        await SaveAsync(store, Host, test.Ids[0]);

        Assert.Equal(test.Ids[0], await NextAsync(test));

        var gap = Assert.Single(_gaps);
        Assert.Equal((GapCause.PositionsDiffer, TestOrg.Accounts, test.Ids[0]), (gap.Cause, gap.Channel, gap.AfterReplayId));
        Assert.Equal(test.Ids[0], (await FindAsync(store, Organization))!.ReplayId);
    }

    [Fact(Timeout = Limit)]
    public async Task The_program_decides_about_two_that_differ()
    {
        var store = _kinds.Make(StoreKinds.Memory);
        await using var test = await StartAsync(store);
        await SaveAsync(store, CaseSensitive, test.Ids[1]);
        await SaveAsync(store, Host, test.Ids[0]);

        var failing = Options();
        failing.OnInvalidReplay = InvalidReplayHandling.Fail;
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<AccountChange>(failing).FirstAsync(Token));
        Assert.Equal((StreamingError.InvalidReplayId, false), (failure.Error, failure.IsTransient));
        Assert.Contains("two different positions", failure.Message, StringComparison.Ordinal);

        var asking = Options();
        asking.OnInvalidReplay = InvalidReplayHandling.Ask(static (invalid, _) => new(ReplayFrom.After(invalid.ReplayId!.Value)));
        Assert.Equal(test.Ids[1], await NextAsync(test, asking));
    }

    /// <summary>Between the start and the first processed event, the client must remember that the start was not known.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_restart_before_the_first_event_was_done_reports_the_gap_again()
    {
        var store = _kinds.Make(StoreKinds.Memory);
        await using var test = await StartAsync(store);
        await SaveAsync(store, CaseSensitive, test.Ids[1]);
        await SaveAsync(store, Host, test.Ids[0]);
        await using (await test.Client.SubscribeAsync<AccountChange>(Options(), Token)) Assert.Empty(_gaps);

        var options = Options();
        options.From = ReplayFrom.Stored(orElse: ReplayFrom.Latest);
        await using var next = await test.MakeClient(store).SubscribeAsync<AccountChange>(options, Token);
        await test.Org.PublishAccountAsync();
        await next.NextAsync(Token);

        var gap = Assert.Single(_gaps);
        Assert.Equal((GapCause.RestartedBeforeFirstEvent, At(test.Ids[0])), (gap.Cause, gap.From));
    }

    [Fact(Timeout = Limit)]
    public async Task Of_two_anchors_the_older_one_counts()
    {
        var store = _kinds.Make(StoreKinds.Memory);
        await using var test = await StartAsync(store);
        await SaveAsync(store, CaseSensitive, null, At(7));
        await SaveAsync(store, Host, null, At(5));
        var options = Options();
        options.From = ReplayFrom.Stored(orElse: ReplayFrom.Latest);
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(options, Token);
        await test.Org.PublishAccountAsync();
        await subscription.NextAsync(Token);

        Assert.Equal(At(5), Assert.Single(_gaps).From);
    }

    [Theory(Timeout = Limit)]
    [InlineData(StoreKinds.Memory)]
    [InlineData(StoreKinds.File)]
    public async Task A_position_under_the_new_form_counts_alone_and_the_older_ones_stay_untouched(string kind)
    {
        var counted = new CountedOpens(_kinds.Make(kind));
        await using var test = await StartAsync(counted);
        await SaveAsync(counted, CaseSensitive, test.Ids[1]);
        await SaveAsync(counted, Organization, test.Ids[0]);
        counted.Opened.Clear();

        Assert.Equal(test.Ids[1], await NextAsync(test));
        Assert.Equal([Organization], counted.Opened);
    }

    [Theory(Timeout = Limit)]
    [InlineData(StoreKinds.Memory)]
    [InlineData(StoreKinds.File)]
    public async Task Older_forms_are_looked_for_once(string kind)
    {
        var counted = new CountedOpens(_kinds.Make(kind));
        await using var test = await StartAsync(counted);

        await NextAsync(test);
        Assert.Equal([Organization, CaseSensitive, Host, Organization], counted.Opened);
        counted.Opened.Clear();
        await NextAsync(test);
        Assert.Equal([Organization], counted.Opened);
    }

    /// <summary>Callbacks know channels only: there is nothing to look for, and a search would call them again and again.</summary>
    [Fact(Timeout = Limit)]
    public async Task Callbacks_are_asked_once_for_each_start()
    {
        await using var test = await StartAsync(_kinds.Make(StoreKinds.Callbacks));
        Assert.Equal(test.Ids[0], await NextAsync(test));
        Assert.Equal(1, _kinds.Asked);
        Assert.Equal(test.Ids[1], await NextAsync(test));
    }

    /// <summary>Behaves like the callbacks, but the SDK does not know it: the last one to open a channel owns it, whatever the org.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_store_that_knows_no_orgs_keeps_its_owner()
    {
        await using var test = await StartAsync(new OrglessStore());
        Assert.Equal(test.Ids[0], await NextAsync(test));
        Assert.Equal(test.Ids[1], await NextAsync(test));
    }

    [Fact(Timeout = Limit)]
    public async Task An_owner_of_an_older_form_is_told_that_it_was_taken()
    {
        var store = _kinds.Make(StoreKinds.Memory);
        await using var test = await StartAsync(store);
        await using var older = await store.OpenAsync(Key(CaseSensitive), Token);
        await older.SaveAsync(new ReplayPosition { ReplayId = test.Ids[0], At = At(1) }, Token);

        Assert.Equal(test.Ids[1], await NextAsync(test));

        var taken = await Assert.ThrowsAsync<StreamingException>(async () => await older.SaveAsync(new ReplayPosition { ReplayId = 100, At = At(1) }, Token));
        Assert.Equal(StreamingError.PositionTaken, taken.Error);
    }

    public void Dispose() => _kinds.Dispose();

    private static ReplayKey Key(string organization) => new(organization, TestOrg.Accounts, "default");

    private static DateTimeOffset At(long id) => DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(id);

    private EventsOptions Options() => new()
    {
        From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest),
        OnGap = (gap, _) =>
        {
            _gaps.Add(gap);
            return ValueTask.CompletedTask;
        },
    };

    private static async Task SaveAsync(IReplayStore store, string organization, long? id, DateTimeOffset? at = null)
    {
        await using var cursor = await store.OpenAsync(Key(organization), Token);
        await cursor.SaveAsync(new ReplayPosition { ReplayId = id, At = at ?? At(id!.Value), Instance = Host }, Token);
    }

    private static async Task<ReplayPosition?> FindAsync(IReplayStore store, string organization)
    {
        await using var cursor = await store.OpenAsync(Key(organization), Token);
        return cursor.Position;
    }

    /// <summary>Returns the id of the next event, which is acknowledged and saved.</summary>
    private async Task<long> NextAsync(OrgOfThree test, EventsOptions? options = null)
    {
        await using var client = test.MakeClient();
        await using var subscription = await client.SubscribeAsync<AccountChange>(options ?? Options(), Token);
        await using var deliveries = subscription.Deliveries(Token).GetAsyncEnumerator(Token);
        Assert.True(await deliveries.MoveNextAsync());
        var id = deliveries.Current.ReplayId!.Value;
        deliveries.Current.Acknowledge();

        // After two more polls, the responses that were outstanding have been read to their ends, so that the position can be saved.
        for (var poll = 0; poll < 2; poll++)
        {
            var published = await test.Org.PublishAccountAsync();
            while (deliveries.Current.Event.Id != published) Assert.True(await deliveries.MoveNextAsync());
        }

        return id;
    }

    private static Task<OrgOfThree> StartAsync(IReplayStore store) => OrgOfThree.StartAsync(Organization, store);
}
