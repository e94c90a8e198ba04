using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class ReplayTests : OrgTests
{
    [Fact]
    public async Task Ids_are_ordered_and_not_contiguous()
    {
        var org = await StartAsync(options => (options.FirstReplayId, options.ReplayIdStride) = (9_007_199_254_740_993, 5));
        Assert.Equal(9_007_199_254_740_993, await PublishAsync(org, "a"));
        Assert.Equal(9_007_199_254_740_998, await PublishAsync(org, "b"));
        Assert.Equal(9_007_199_254_740_993, await org.PublishGenericAsync(Generic, "of its own channel", Cancel));
    }

    [Theory]
    [InlineData(-2L, "a b c")]
    [InlineData(1L, "b c")]
    [InlineData(7L, "")]
    [InlineData(-1L, "")]
    [InlineData(null, "")]
    public async Task A_subscription_starts_strictly_after_the_given_id(long? replay, string expected)
    {
        var org = await StartAsync();
        foreach (var name in (string[])["a", "b", "c"]) await PublishAsync(org, name);
        var peer = await HandshakenAsync(org);
        var replies = await peer.SendAsync(peer.Subscribe(Topic, replay), Cancel);
        Assert.Equal(expected, replies.Names());
        await PublishAsync(org, "new");
        Assert.Equal("new", (await peer.ConnectAsync(Cancel)).Names());
    }

    [Fact]
    public async Task Replayed_events_come_on_the_held_connect_where_only_connects_carry_events()
    {
        var org = await StartAsync(options => options.QueuedEventsOnAnyReply = false);
        await PublishAsync(org, "a");
        var peer = await SubscribedAsync(org, Generic);
        var held = await HoldAsync(org, peer);
        Assert.Equal("", (await peer.SendAsync(peer.Subscribe(Topic, -2), Cancel)).Names());
        Assert.Equal("a", (await held).Names());
    }

    [Theory]
    [InlineData("2")]
    [InlineData("82")]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("\"1\"")]
    public async Task An_id_that_was_never_issued_is_invalid(string id)
    {
        var org = await StartAsync();
        await PublishAsync(org, "a");
        var peer = await HandshakenAsync(org);
        var message = peer.Subscribe(Topic, new JsonObject { [Topic] = JsonNode.Parse(id) });
        JsonAssert.Refused(
            $$"""400::The replayId {{{id}}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.""",
            Peer.Single(await peer.SendAsync(message, Cancel)));
        Assert.Equal(1, org.SessionCount);
    }

    [Fact]
    public async Task Beyond_retention_events_and_their_ids_are_gone()
    {
        var org = await StartAsync();
        var old = await PublishAsync(org, "old");
        Time.Advance(TimeSpan.FromHours(24));
        var peer = await HandshakenAsync(org);
        Assert.Equal("old", (await peer.SendAsync(peer.Subscribe(Topic, -2), Cancel)).Names());
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("", (await peer.SendAsync(peer.Subscribe(Topic, -2), Cancel)).Names());
        JsonAssert.Refused(
            $$"""400::The replayId {{{old}}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.""",
            await peer.SubscribeAsync(Topic, old, Cancel));
    }

    [Theory]
    [InlineData("""{}""", "{}")]
    [InlineData("""{"/topic/AccountUpdates":null}""", "{/topic/AccountUpdates=null}")]
    [InlineData("""{"/topic/AccountUpdates?Name='Acme'":-1,"/u/Alerts":5}""", "{/topic/AccountUpdates?Name='Acme'=-1, /u/Alerts=5}")]
    public async Task A_map_without_the_channel_is_refused(string map, string shown)
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        var message = peer.Subscribe(Topic, JsonNode.Parse(map)!.AsObject());
        JsonAssert.Refused(
            "400::The replayId for channel {/topic/AccountUpdates} wasn't found using the provided replay ID map {" + shown + "}. "
            + "Ensure that the channel name you provided in the replay map is valid and matches the channel name used for subscribing.",
            Peer.Single(await peer.SendAsync(message, Cancel)));
    }

    [Fact]
    public async Task The_whole_map_may_be_sent()
    {
        var org = await StartAsync();
        var id = await PublishAsync(org, "a");
        await PublishAsync(org, "b");
        var peer = await HandshakenAsync(org);
        var message = peer.Subscribe(Topic, new JsonObject { [Generic] = -2, [Topic] = id });
        Assert.Equal("b", (await peer.SendAsync(message, Cancel)).Names());
    }

    [Fact]
    public async Task Subscribing_again_resets_the_position()
    {
        var org = await StartAsync();
        var id = await PublishAsync(org, "a");
        await PublishAsync(org, "b");
        var peer = await HandshakenAsync(org);
        Assert.Equal("a b", (await peer.SendAsync(peer.Subscribe(Topic, -2), Cancel)).Names());
        Assert.Equal("b", (await peer.SendAsync(peer.Subscribe(Topic, id), Cancel)).Names());
        await PublishAsync(org, "c");
        Assert.Equal("c", (await peer.ConnectAsync(Cancel)).Names());
    }

    [Fact]
    public async Task A_server_without_replay_ignores_the_map_and_names_no_ids()
    {
        var org = await StartAsync(options => options.ReplayEnabled = false);
        await PublishAsync(org, "before");
        var peer = await HandshakenAsync(org);
        Assert.Equal("", (await peer.SendAsync(peer.Subscribe(Topic, 4711), Cancel)).Names());
        await PublishAsync(org, "a");
        JsonAssert.Same(
            """{"createdDate":"2026-05-04T09:12:33.208Z","type":"updated"}""",
            (await peer.ConnectAsync(Cancel))[0]!["data"]!["event"]);
    }
}
