using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class EventBusReplayTests : EventBusTests
{
    private static readonly TimeSpan Retention = TimeSpan.FromHours(72);

    [Theory]
    [InlineData(-2L, "a b c")]
    [InlineData(1L, "b c")]
    [InlineData(7L, "")]
    [InlineData(-1L, "")]
    [InlineData(null, "")]
    public async Task A_subscription_starts_strictly_after_the_given_id(long? replay, string expected)
    {
        var org = await StartBusAsync();
        foreach (var model in (string[])["a", "b", "c"]) await PublishInkAsync(org, model);
        var peer = await HandshakenAsync(org);
        Assert.Equal(expected, Models(await peer.SendAsync(peer.Subscribe(Ink, replay), Cancel)));
        await PublishInkAsync(org, "new");
        Assert.Equal("new", Models(await peer.ConnectAsync(Cancel)));
    }

    [Theory]
    [InlineData(Ink)]
    [InlineData(Accounts)]
    [InlineData(AllChanges)]
    public async Task Events_are_replayable_for_72_hours(string channel)
    {
        var org = await StartBusAsync(options => options.TimeScale = 10);
        var id = await PublishOnAsync(org, channel);
        Time.Advance(Retention);
        var peer = await HandshakenAsync(org);
        Assert.Single(Data(await peer.SendAsync(peer.Subscribe(channel, -2), Cancel)));
        Assert.True((await peer.SubscribeAsync(channel, id, Cancel))["successful"]!.GetValue<bool>());
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(Data(await peer.SendAsync(peer.Subscribe(channel, -2), Cancel)));
        JsonAssert.Refused(InvalidId(id), await peer.SubscribeAsync(channel, id, Cancel));
    }

    [Fact]
    public async Task Kinds_keep_their_own_retention()
    {
        var org = await StartBusAsync(options =>
            (options.Retention, options.EventBusRetention) = (TimeSpan.FromHours(2), TimeSpan.FromHours(1)));
        await PublishAsync(org, "topic");
        await PublishInkAsync(org, "ink");
        Time.Advance(TimeSpan.FromHours(1.5));
        var peer = await HandshakenAsync(org);
        Assert.Empty(Data(await peer.SendAsync(peer.Subscribe(Ink, -2), Cancel)));
        Assert.Single(Data(await peer.SendAsync(peer.Subscribe(Topic, -2), Cancel)));
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(
            () => SimulatedOrg.StartAsync(new SimulatedOrgOptions { EventBusRetention = TimeSpan.Zero }, Cancel));
        Assert.Equal("SimulatedOrgOptions: EventBusRetention must be positive.", wrong.Message);
    }

    [Theory]
    [InlineData(Ink)]
    [InlineData(Accounts)]
    [InlineData("/data/Sales__chn")]
    public async Task An_id_that_was_never_issued_is_invalid(string channel)
    {
        var org = await StartBusAsync();
        org.AddChangeEventChannel("Sales__chn", new ChangeEventMember("Account"));
        var id = await PublishOnAsync(org, channel);
        var peer = await HandshakenAsync(org);
        JsonAssert.Refused(InvalidId(id + 1), await peer.SubscribeAsync(channel, id + 1, Cancel));
        Assert.True((await peer.SubscribeAsync(channel, id, Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_map_without_the_channel_is_refused()
    {
        var org = await StartBusAsync();
        var peer = await HandshakenAsync(org);
        var message = peer.Subscribe(Ink, new JsonObject { [Accounts] = -1 });
        Assert.StartsWith(
            "400::The replayId for channel {/event/Low_Ink__e} wasn't found using the provided replay ID map {{/data/AccountChangeEvent=-1}}.",
            Peer.Single(await peer.SendAsync(message, Cancel))["error"]!.GetValue<string>(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_events_have_the_ids_that_a_test_chooses()
    {
        var org = await StartBusAsync();
        await org.PublishRawAsync(Ink, 40, """{"payload":{"Printer_Model__c":"a"}}""", Cancel);
        await org.PublishRawAsync(Ink, 40, """{"payload":{"Printer_Model__c":"b"}}""", Cancel);
        Assert.Equal(43, await PublishInkAsync(org, "c"));
        var peer = await HandshakenAsync(org);
        Assert.Equal("a b c", Models(await peer.SendAsync(peer.Subscribe(Ink, -2), Cancel)));
        Assert.Equal("c", Models(await peer.SendAsync(peer.Subscribe(Ink, 40), Cancel)));
        JsonAssert.Refused(InvalidId(1), await peer.SubscribeAsync(Ink, 1, Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("replayId", async () => await org.PublishRawAsync(Ink, 0, "{}", Cancel));
    }

    private ValueTask<long> PublishOnAsync(SimulatedOrg org, string channel) => channel == Ink
        ? PublishInkAsync(org, "old")
        : PublishChangeAsync(org, new ChangeEventDraft("Account", "DELETE", Acme));

    private static string InvalidId(long id) =>
        $$"""400::The replayId {{{id}}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.""";
}
