using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Channels;

public sealed class PlatformEventChannelTests : EventBusTests
{
    private const string Warehouse = "/event/Warehouse__chn";

    [Fact]
    public async Task Events_of_all_members_come_in_order_and_name_themselves()
    {
        var org = await StartChannelAsync();
        var peer = await SubscribedAsync(org, Warehouse);
        var first = await PublishInkAsync(org, "a");
        var second = await org.PublishPlatformEventAsync("/event/Dock__e", new { }, cancellationToken: Cancel);
        await org.PublishPlatformEventAsync(Logins, new { }, cancellationToken: Cancel);
        var messages = await peer.ConnectAsync(Cancel);
        Assert.Equal(Warehouse, messages[0]!["channel"]!.GetValue<string>());
        Assert.Equal(
            ["Low_Ink__e", "Dock__e"], Data(messages).Select(data => data["event"]!["EventApiName"]!.GetValue<string>()));
        Assert.Equal([first, second], Data(messages).Select(data => data["event"]!["replayId"]!.GetValue<long>()));
        Assert.True(first < second);
    }

    [Fact]
    public async Task A_member_comes_on_its_own_channel_too_under_the_same_id()
    {
        var org = await StartChannelAsync();
        var own = await SubscribedAsync(org, Ink);
        var custom = await SubscribedAsync(org, Warehouse);
        await PublishInkAsync(org, "a");
        JsonAssert.Same((await OneAsync(own)).ToJsonString(), await OneAsync(custom));
    }

    [Fact]
    public async Task The_channel_replays_by_itself()
    {
        var org = await StartChannelAsync();
        var id = await PublishInkAsync(org, "a");
        await PublishInkAsync(org, "b");
        var peer = await HandshakenAsync(org);
        Assert.Equal("a b", Models(await peer.SendAsync(peer.Subscribe(Warehouse, -2), Cancel)));
        Assert.Equal("b", Models(await peer.SendAsync(peer.Subscribe(Warehouse, id), Cancel)));
        Assert.Equal("", Models(await peer.SendAsync(peer.Subscribe(Warehouse, -1), Cancel)));
    }

    [Fact]
    public async Task Only_events_that_support_it_can_be_members()
    {
        var org = await StartChannelAsync();
        org.AddPlatformEvent("BatchApexErrorEvent");
        Assert.Throws<InvalidOperationException>(() => org.AddPlatformEventChannel("A__chn", "BatchApexErrorEvent"));
        Assert.Throws<InvalidOperationException>(() => org.AddPlatformEventChannel("A__chn", "Missing__e"));
        Assert.Throws<InvalidOperationException>(() => org.AddPlatformEventChannel("A__chn", "AccountChangeEvent"));
        Assert.Throws<ArgumentException>("name", () => org.AddPlatformEventChannel("A", "Low_Ink__e"));
        org.AddPlatformEvent("BatchApexErrorEvent", supportsCustomChannels: true);
        org.AddPlatformEventChannel("A__chn", "BatchApexErrorEvent");
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await org.PublishPlatformEventAsync(Warehouse, new { }, cancellationToken: Cancel));
    }

    private async Task<SimulatedOrg> StartChannelAsync()
    {
        var org = await StartBusAsync();
        org.AddPlatformEvent("Dock__e");
        org.AddPlatformEventChannel("Warehouse__chn", "Low_Ink__e", "Dock__e");
        return org;
    }
}
