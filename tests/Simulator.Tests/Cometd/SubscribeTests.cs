using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class SubscribeTests : EventBusTests
{
    [Fact]
    public async Task Success_echoes_the_subscription()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        JsonAssert.Same(
            $$"""{"channel":"/meta/subscribe","id":"2","clientId":"{{peer.ClientId}}","subscription":"/u/Alerts","successful":true}""",
            await peer.SubscribeAsync(Generic, -1, Cancel));
    }

    [Theory]
    [InlineData("/topic/Missing", "400::The channel you requested to subscribe to doesn't exist {/topic/Missing}")]
    [InlineData("/topic/accountupdates", "400::The channel you requested to subscribe to doesn't exist {/topic/accountupdates}")]
    [InlineData("/topic/AccountUpdates/", "400::The channel you requested to subscribe to doesn't exist {/topic/AccountUpdates/}")]
    [InlineData("/event/Missing__e", "400::The channel you requested to subscribe to doesn't exist {/event/Missing__e}")]
    [InlineData("/event/low_ink__e", "400::The channel you requested to subscribe to doesn't exist {/event/low_ink__e}")]
    [InlineData("/event/Low_Ink__e/", "400::The channel you requested to subscribe to doesn't exist {/event/Low_Ink__e/}")]
    [InlineData("/event/Low_Ink__e?a=b", "400::The channel you requested to subscribe to doesn't exist {/event/Low_Ink__e?a=b}")]
    [InlineData("/event/Warehouse__chn", "400::The channel you requested to subscribe to doesn't exist {/event/Warehouse__chn}")]
    [InlineData("/data/accountChangeEvent", "400::The channel you requested to subscribe to doesn't exist {/data/accountChangeEvent}")]
    [InlineData("/data/Account", "400::The channel you requested to subscribe to doesn't exist {/data/Account}")]
    [InlineData("/data/Thing__c", "400::The channel you requested to subscribe to doesn't exist {/data/Thing__c}")]
    [InlineData("/data/changeevents", "400::The channel you requested to subscribe to doesn't exist {/data/changeevents}")]
    [InlineData("/data/*", "403::Cannot create channel {/data/*}")]
    [InlineData("/u/alerts", "404::channel names may not vary only by case")]
    [InlineData("/u/Missing", "404::Unknown channel")]
    [InlineData("/u/Alerts?a=b", "404::Unknown channel")]
    [InlineData("", "400::Channel name not specified")]
    [InlineData("topic/AccountUpdates", "400::Channel subscriptions must start with a leading '/'")]
    [InlineData("/topic/*", "403::Cannot create channel {/topic/*}")]
    [InlineData("/**", "403::Cannot create channel {/**}")]
    [InlineData("/meta/connect", "403::Restricted channel")]
    [InlineData("/meta/**", "403::Restricted channel")]
    public async Task Channels_that_are_not_there_are_refused(string channel, string error)
    {
        var org = await StartBusAsync();
        var peer = await HandshakenAsync(org);
        var reply = await peer.SubscribeAsync(channel, -1, Cancel);
        JsonAssert.Refused(error, reply);
        Assert.Equal(channel, reply["subscription"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_subscription_that_is_no_text_is_no_channel_name()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        var message = peer.Message("/meta/subscribe");
        JsonAssert.Refused("400::Channel name not specified", Peer.Single(await peer.SendAsync(message, Cancel)));
        message = peer.Message("/meta/subscribe");
        message["subscription"] = new JsonArray(Topic);
        JsonAssert.Refused("400::Channel name not specified", Peer.Single(await peer.SendAsync(message, Cancel)));
    }

    [Fact]
    public async Task Dynamic_generic_channels_come_to_be_by_their_first_subscriber()
    {
        var org = await StartAsync(options => options.DynamicGenericChannels = true);
        var peer = await SubscribedAsync(org, "/u/New");
        var held = await HoldAsync(org, peer);
        await org.PublishGenericAsync("/u/New", "here", Cancel);
        Assert.Equal("here", (await held)[0]!["data"]!["payload"]!.GetValue<string>());
        JsonAssert.Refused("403::Cannot create channel {/u/No way}", await peer.SubscribeAsync("/u/No way", -1, Cancel));
    }

    [Fact]
    public async Task Before_a_handshake_nothing_can_be_subscribed()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        var message = peer.Subscribe(Topic, -1);
        message.Remove("clientId");
        JsonAssert.Refused("403::Client has not completed handshake", Peer.Single(await peer.SendAsync(message, Cancel)), UnknownClientAdvice);
        JsonAssert.Refused("403::Unknown client", await peer.SubscribeAsync(Topic, -1, Cancel), UnknownClientAdvice);
    }

    [Fact]
    public async Task An_event_goes_to_every_session_that_subscribes()
    {
        var org = await StartAsync();
        var peers = new[] { await SubscribedAsync(org), await SubscribedAsync(org), await SubscribedAsync(org, Generic) };
        await org.WaitForSubscribersAsync(Topic, 2, Cancel);
        Assert.False(org.WaitForSubscribersAsync(Topic, 3, Cancel).IsCompleted);
        await PublishAsync(org, "a");
        Assert.Equal("a", (await peers[0].ConnectAsync(Cancel)).Names());
        Assert.Equal("a", (await peers[1].ConnectAsync(Cancel)).Names());
        var third = await HoldAsync(org, peers[2]);
        Assert.False(third.IsCompleted);
    }

    [Fact]
    public async Task Several_subscribes_in_one_body_are_answered_together()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        using var response = await peer.PostAsync(
            new JsonArray(peer.Subscribe(Topic, -1), peer.Subscribe("/topic/No", -1), peer.Subscribe(Generic, -1)).ToJsonString(), Cancel);
        var replies = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsArray();
        Assert.Equal([true, false, true], replies.Select(reply => reply!["successful"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Unsubscribing_ends_deliveries_but_not_what_is_queued()
    {
        var org = await StartAsync(options => options.QueuedEventsOnAnyReply = false);
        var peer = await SubscribedAsync(org);
        await PublishAsync(org, "queued");
        JsonAssert.Same(
            $$"""[{"channel":"/meta/unsubscribe","id":"4","clientId":"{{peer.ClientId}}","subscription":"/topic/AccountUpdates","successful":true}]""",
            await peer.SendAsync(peer.Unsubscribe(Topic), Cancel));
        await PublishAsync(org, "after");
        Assert.Equal("queued", (await peer.ConnectAsync(Cancel)).Names());
        JsonAssert.Refused("400::Channel name not specified", Peer.Single(await peer.SendAsync(peer.Unsubscribe(""), Cancel)));
    }

    [Fact]
    public async Task Queued_events_ride_on_subscribe_and_unsubscribe_replies()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        await PublishAsync(org, "a");
        Assert.Equal("a", (await peer.SendAsync(peer.Subscribe(Generic, -1), Cancel)).Names());
        await PublishAsync(org, "b");
        Assert.Equal("b", (await peer.SendAsync(peer.Unsubscribe(Generic), Cancel)).Names());
        await PublishAsync(org, "c");
        Assert.Equal("", (await peer.SendAsync(peer.Message("/meta/disconnect"), Cancel)).Names());
    }

    [Fact]
    public async Task Disconnecting_frees_the_session_and_ends_its_held_connect()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        JsonAssert.Same(
            $$"""[{"channel":"/meta/disconnect","id":"5","clientId":"{{peer.ClientId}}","successful":true}]""",
            await peer.SendAsync(peer.Message("/meta/disconnect"), Cancel));
        Assert.Equal(0, org.SessionCount);
        JsonAssert.Refused("403::Unknown client", Peer.Single(await held), NoneAdvice);
        JsonAssert.Refused("403::Unknown client", Peer.Single(await peer.ConnectAsync(Cancel)), UnknownClientAdvice);
    }
}
