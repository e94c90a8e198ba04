using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.Positions;

/// <summary>Positions over the Pub/Sub API: opaque ids, keepalives, refused ids, and the other transport.</summary>
public sealed class PositionTests
{
    private const int Limit = 30_000;

    private static readonly EventsOptions FromStore = new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), SaveInterval = TimeSpan.Zero };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(ReplayIdForm.Numbered)]
    [InlineData(ReplayIdForm.Opaque)]
    public async Task Resumes_at_ids_of_any_form(ReplayIdForm form)
    {
        await using var test = await PubSubOrg.StartAsync(configurePubSub: options => options.ReplayIds = form);
        var store = new RecordingStore();
        await test.PublishAsync(6);
        for (var n = 1; n <= 3; n++)
        {
            await using var client = test.MakeClient(options => options.ReplayStore = store);
            var taken = 0;
            await foreach (var delivery in client.Deliveries<LowInk>(FromStore, Token))
            {
                Assert.Equal((2 * n) - 1 + taken, delivery.Event.InkPercentage);
                Assert.Equal(form == ReplayIdForm.Numbered, delivery.ReplayId is not null);
                delivery.Acknowledge();
                if (++taken == 2) break;
            }
        }

        var position = store.Of(KeyOf(test));
        Assert.Equal((null, true), (position!.ReplayId, position.OpaqueId is not null));
    }

    [Fact(Timeout = Limit)]
    public async Task Starts_after_an_opaque_id()
    {
        await using var test = await PubSubOrg.StartAsync();
        await test.PublishAsync(3);
        var second = await test.Client.Events<LowInk>(new EventsOptions { From = ReplayFrom.Earliest }, Token).Skip(1).FirstAsync(Token);
        var after = new EventsOptions { From = ReplayFrom.After(second.Metadata.OpaqueId!), Name = "after" };
        Assert.Equal(3, (await test.Client.Events<LowInk>(after, Token).FirstAsync(Token)).InkPercentage);
    }

    [Fact(Timeout = Limit)]
    public async Task Refuses_ids_of_the_other_transport()
    {
        await using var test = await PubSubOrg.StartAsync();
        var number = new EventsOptions { From = ReplayFrom.After(7) };
        Assert.Contains("OpaqueReplayId", Assert.Throws<ArgumentException>(() => test.Client.Events<LowInk>(number, Token)).Message, StringComparison.Ordinal);
        var opaque = new EventsOptions { From = ReplayFrom.Stored(ReplayFrom.After(new OpaqueReplayId([1]))) };
        Assert.Contains("numbers", Assert.Throws<ArgumentException>(() => test.MakeCometDClient().Events<LowInk>(opaque, Token)).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_id_is_reported_as_a_gap_and_not_used_again()
    {
        await using var test = await PubSubOrg.StartAsync();
        var gaps = new List<Gap>();
        var options = new EventsOptions
        {
            From = ReplayFrom.Stored(orElse: ReplayFrom.Latest),
            OnGap = (gap, _) =>
            {
                gaps.Add(gap);
                return ValueTask.CompletedTask;
            },
        };
        await using var events = test.Client.Deliveries<LowInk>(options, Token).GetAsyncEnumerator(Token);
        var first = await test.MoveWhenSubscribedAsync(events);
        await test.PublishAsync();
        Assert.True(await first);
        var before = events.Current.OpaqueId;
        events.Current.Acknowledge();
        test.PubSub.Faults.ResetBus();
        await test.PublishAsync();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(2, events.Current.Event.InkPercentage);
        var gap = Assert.Single(gaps);
        Assert.Equal((GapCause.InvalidReplayId, before), (gap.Cause, gap.AfterOpaqueId));
        Assert.Equal(3, test.PubSub.Calls.Count(PubSubRpc.Subscribe)); // The first call, the refused one, and the one from the earliest event.
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_id_ends_the_consumer_if_the_program_wants_so()
    {
        await using var test = await PubSubOrg.StartAsync();
        var options = new EventsOptions { From = ReplayFrom.After(new OpaqueReplayId([1, 2, 3])) };
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<LowInk>(options, Token).FirstAsync(Token));
        Assert.Equal(StreamingError.InvalidReplayId, failure.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task A_keepalive_moves_the_position_when_all_events_are_acknowledged()
    {
        var store = new RecordingStore();
        await using var test = await PubSubOrg.StartAsync(
            configurePubSub: static options => options.KeepAliveInterval = TimeSpan.FromMilliseconds(100),
            configureClient: options => options.ReplayStore = store);
        await using var events = test.Client.Deliveries<LowInk>(FromStore, Token).GetAsyncEnumerator(Token);
        await test.PublishAsync();
        Assert.True(await events.MoveNextAsync());
        var first = events.Current;
        var next = events.MoveNextAsync().AsTask();
        await test.PublishOtherAsync();
        await test.PubSub.Calls.WaitForAsync(PubSubRpc.Subscribe, static call => call.Responses >= 4, Token);
        Assert.NotEqual(first.OpaqueId, store.Of(KeyOf(test))?.OpaqueId); // Not acknowledged: the position is before the event.
        Assert.True(store.Of(KeyOf(test))!.IsAnchor);
        first.Acknowledge();
        await store.WaitForAsync(KeyOf(test), position => position.OpaqueId is { } id && id != first.OpaqueId, Token);
        Assert.False(next.IsCompleted);
    }

    [Fact(Timeout = Limit)]
    public async Task Carries_a_position_over_from_CometD_and_back()
    {
        await using var test = await PubSubOrg.StartAsync();
        var store = new RecordingStore();
        await test.PublishAsync(3);
        var carrying = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Latest), CarryOverPosition = true };
        await using (var cometD = test.MakeCometDClient(options => options.ReplayStore = store))
            await foreach (var delivery in cometD.Deliveries<LowInk>(FromStore, Token).Take(1)) delivery.Acknowledge();
        await using (var pubSub = test.MakeClient(options => options.ReplayStore = store))
        {
            await foreach (var delivery in pubSub.Deliveries<LowInk>(carrying, Token).Take(1))
            {
                Assert.Equal(2, delivery.Event.InkPercentage);
                delivery.Acknowledge();
            }
        }

        // A store whose positions of CometD were never there: back over CometD, it continues after the second event.
        var moved = new RecordingStore();
        await using (var cursor = await moved.OpenAsync(KeyOf(test), Token)) await cursor.SaveAsync(store.Of(KeyOf(test))!, Token);
        await using var back = test.MakeCometDClient(options => options.ReplayStore = moved);
        Assert.Equal(3, (await back.Events<LowInk>(carrying, Token).FirstAsync(Token)).InkPercentage);
    }

    [Fact(Timeout = Limit)]
    public async Task Without_the_option_the_other_transport_starts_as_a_new_consumer()
    {
        await using var test = await PubSubOrg.StartAsync();
        var store = new RecordingStore();
        await test.PublishAsync(2);
        await using (var cometD = test.MakeCometDClient(options => options.ReplayStore = store))
            await foreach (var delivery in cometD.Deliveries<LowInk>(FromStore, Token).Take(1)) delivery.Acknowledge();
        await using var pubSub = test.MakeClient(options => options.ReplayStore = store);
        Assert.Equal(1, (await pubSub.Events<LowInk>(FromStore, Token).FirstAsync(Token)).InkPercentage);
    }

    [Fact(Timeout = Limit)]
    public async Task Refuses_to_carry_over_an_id_of_another_form()
    {
        await using var test = await PubSubOrg.StartAsync(configurePubSub: static options => options.ReplayIds = ReplayIdForm.Opaque);
        var store = new RecordingStore();
        await test.PublishAsync(2);
        await using (var pubSub = test.MakeClient(options => options.ReplayStore = store))
            await foreach (var delivery in pubSub.Deliveries<LowInk>(FromStore, Token).Take(1)) delivery.Acknowledge();
        await using var cometD = test.MakeCometDClient(options => options.ReplayStore = store);
        var carrying = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), CarryOverPosition = true };
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await cometD.Events<LowInk>(carrying, Token).FirstAsync(Token));
        Assert.Equal(StreamingError.InvalidReplayId, refused.Error);
        Assert.Contains("CarryOverPosition", refused.Message, StringComparison.Ordinal);
    }

    private static ReplayKey KeyOf(PubSubOrg test) => new(test.Org.OrganizationId, LowInk.OwnChannel, "default") { Transport = ReplayTransport.PubSub };
}
