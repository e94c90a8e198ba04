using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Replay.Keys;

/// <summary>A program that logs in by another flow than before resumes at its position.</summary>
public sealed class ChangedFlowTests : IDisposable
{
    private const int Limit = 30_000;

    private readonly LoginFlows _flows = new();
    private readonly StoreKinds _stores = new();

    public static TheoryData<string, string, string> Pairs =>
        [.. from before in LoginFlows.Names from after in LoginFlows.Names from store in StoreKinds.Names select (before, after, store)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static EventsOptions All => new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };

    /// <summary>
    /// The one change after which a position cannot be found: from a flow that knows the org's id to one that does not, whose key is the
    /// host. It is not known that both mean one org, so the consumer starts as one without a position: no event is lost here.
    /// </summary>
    [Theory(Timeout = Limit)]
    [MemberData(nameof(Pairs))]
    public async Task Goes_on_after_the_last_event_that_was_done(string before, string after, string store)
    {
        await using var test = await TestOrg.StartAsync(_flows.Configure);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        Assert.Equal(ids[0], (await TakeOneAsync(test, before, store)).Id);
        Assert.Equal(ids[1], (await TakeOneAsync(test, before, store)).Id);

        var found = store == StoreKinds.Callbacks || before == LoginFlows.Anonymous || after != LoginFlows.Anonymous;
        Assert.Equal(found ? ids[2] : ids[0], (await TakeOneAsync(test, after, store)).Id);
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Id == 203);
    }

    public void Dispose()
    {
        _flows.Dispose();
        _stores.Dispose();
    }

    private async Task<AccountChange> TakeOneAsync(TestOrg test, string flow, string store)
    {
        var login = _flows.Make(flow, test.Org);
        var client = test.MakeClient((options, _) => (options.AccessTokens, options.ReplayStore) = (login, _stores.Make(store)));
        await using var subscription = await client.SubscribeAsync<AccountChange>(All, Token);
        return await subscription.NextAsync(Token);
    }
}
