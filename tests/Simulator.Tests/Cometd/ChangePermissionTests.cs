using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class ChangePermissionTests : EventBusTests
{
    private const string Denied = "403::User not allowed to subscribe CDC without View All Data permissions";

    [Fact]
    public async Task Without_permission_the_channel_of_the_entity_is_refused()
    {
        var org = await StartBusAsync();
        org.Faults.DenyChangeEvents("Account");
        var peer = await HandshakenAsync(org);
        JsonAssert.Refused(Denied, await peer.SubscribeAsync(Accounts, -1, Cancel));
        Assert.True((await peer.SubscribeAsync(Things, -1, Cancel))["successful"]!.GetValue<bool>());
        org.Faults.GrantChangeEvents("Account");
        Assert.True((await peer.SubscribeAsync(Accounts, -1, Cancel))["successful"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData(AllChanges)]
    [InlineData("/data/Both__chn")]
    public async Task Shared_channels_accept_anyone_and_leave_out_what_may_not_be_seen(string channel)
    {
        var org = await StartBusAsync();
        org.AddChangeEventChannel("Both__chn", new ChangeEventMember("Account"), new ChangeEventMember("Thing__c"));
        org.Faults.DenyChangeEvents("Account");
        await PublishBothAsync(org);
        var peer = await HandshakenAsync(org);
        await peer.ConnectAsync(Cancel);
        Assert.Equal("Thing__c", Entities(Data(await peer.SendAsync(peer.Subscribe(channel, -2), Cancel))));
        await PublishBothAsync(org);
        Assert.Equal("Thing__c", Entities(await DataAsync(peer)));
    }

    [Fact]
    public async Task A_change_of_permissions_shows_in_the_next_subscription()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, AllChanges);
        org.Faults.DenyChangeEvents("Account");
        await PublishBothAsync(org);
        Assert.Equal("Account Thing__c", Entities(await DataAsync(peer)));
        await peer.SubscribeAsync(AllChanges, -1, Cancel);
        await PublishBothAsync(org);
        Assert.Equal("Thing__c", Entities(await DataAsync(peer)));
        org.Faults.GrantChangeEvents("Account");
        await PublishBothAsync(org);
        Assert.Equal("Thing__c", Entities(await DataAsync(peer)));
        await peer.SubscribeAsync(AllChanges, -1, Cancel);
        await PublishBothAsync(org);
        Assert.Equal("Account Thing__c", Entities(await DataAsync(peer)));
    }

    private async Task PublishBothAsync(SimulatedOrg org)
    {
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "DELETE", Acme));
        await PublishChangeAsync(org, new ChangeEventDraft("Thing__c", "DELETE", "a01Kx00000A1b2CIAR"));
    }

    private static string Entities(IEnumerable<System.Text.Json.Nodes.JsonObject> data) =>
        string.Join(' ', data.Select(one => one["payload"]!["ChangeEventHeader"]!["entityName"]!.GetValue<string>()));
}
