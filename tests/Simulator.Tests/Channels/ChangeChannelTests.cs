using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Channels;

public sealed class ChangeChannelTests : EventBusTests
{
    private const string Sales = "/data/Sales__chn";
    private const string Other = "001Kx00000Zz2AAIAZ";

    [Fact]
    public async Task An_event_comes_on_its_entitys_channel_on_the_shared_one_and_on_custom_ones()
    {
        var org = await StartBusAsync();
        org.AddChangeEventChannel("Sales__chn", new ChangeEventMember("Account"));
        org.AddChangeEventChannel("Things__chn", new ChangeEventMember("Thing__c"));
        var peer = await SubscribedAsync(org, Accounts);
        foreach (var channel in (string[])[Things, AllChanges, Sales, "/data/Things__chn"]) await peer.SubscribeAsync(channel, -1, Cancel);
        var account = await DeleteAsync(org, "Account", Acme);
        var thing = await DeleteAsync(org, "Thing__c", "a01Kx00000A1b2CIAR");
        var received = await peer.ConnectAsync(Cancel);
        Assert.Equal(
            [
                $"{Accounts} {account}", $"{AllChanges} {account}", $"{Sales} {account}",
                $"{Things} {thing}", $"{AllChanges} {thing}", $"/data/Things__chn {thing}",
            ],
            Arrivals(received));
    }

    [Fact]
    public async Task Each_channel_replays_by_itself_under_the_same_ids()
    {
        var org = await StartBusAsync();
        var account = await DeleteAsync(org, "Account", Acme);
        var thing = await DeleteAsync(org, "Thing__c", "a01Kx00000A1b2CIAR");
        var peer = await HandshakenAsync(org);
        Assert.Equal([account, thing], Ids(await peer.SendAsync(peer.Subscribe(AllChanges, -2), Cancel)));
        Assert.Equal([thing], Ids(await peer.SendAsync(peer.Subscribe(AllChanges, account), Cancel)));
        Assert.Equal([thing], Ids(await peer.SendAsync(peer.Subscribe(Things, -2), Cancel)));
        Assert.Empty(Ids(await peer.SendAsync(peer.Subscribe(Accounts, -1), Cancel)));
        Assert.False((await peer.SubscribeAsync(Accounts, thing, Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Enriched_fields_are_added_unless_null_or_changed()
    {
        var org = await StartBusAsync();
        org.AddChangeEventChannel("Sales__chn", Enriched("Industry", "Phone", "Rating", "Missing__c"));
        var peer = await SubscribedAsync(org, Sales);
        await PublishChangeAsync(org, new ChangeEventDraft("Account", "UPDATE", Acme)
        {
            Fields = new { Phone = (string?)null },
            CurrentFields = _ => new { Industry = "Energy", Phone = "1", Rating = (string?)null, Type = "Prospect" },
        });
        var payload = (await OneAsync(peer))["payload"]!.AsObject();
        Assert.Equal("ChangeEventHeader Phone LastModifiedDate Industry", Members(payload));
        Assert.Null(payload["Phone"]);
        Assert.Equal("Energy", payload["Industry"]!.GetValue<string>());
        JsonAssert.Same("""["Phone","LastModifiedDate"]""", payload["ChangeEventHeader"]!["changedFields"]);
    }

    [Fact]
    public async Task Enriched_events_of_several_records_come_one_by_one_under_one_id()
    {
        var org = await StartBusAsync();
        org.AddChangeEventChannel("Sales__chn", Enriched("Industry"));
        org.AddChangeEventChannel("Plain__chn", new ChangeEventMember("Account"));
        var id = await PublishChangeAsync(org, new ChangeEventDraft("Account", "DELETE", Acme, Other) { CurrentFields = IndustryOf });
        var later = await DeleteAsync(org, "Account", Acme);
        var peer = await HandshakenAsync(org);
        var messages = await peer.SendAsync(peer.Subscribe(Sales, -2), Cancel);
        Assert.Equal([id, id, later], Ids(messages));
        Assert.Equal(
            [$"""["{Acme}"]""", $"""["{Other}"]""", $"""["{Acme}"]"""],
            Data(messages).Select(data => data["payload"]!["ChangeEventHeader"]!["recordIds"]!.ToJsonString()));
        Assert.Equal(["of " + Acme, "of " + Other, null], Data(messages).Select(data => data["payload"]!["Industry"]?.GetValue<string>()));
        Assert.Equal([later], Ids(await peer.SendAsync(peer.Subscribe(Sales, id), Cancel)));
        Assert.Equal([id, later], Ids(await peer.SendAsync(peer.Subscribe("/data/Plain__chn", -2), Cancel)));
    }

    [Fact]
    public async Task A_replay_shows_current_values_of_enriched_fields()
    {
        var org = await StartBusAsync();
        org.AddChangeEventChannel("Sales__chn", Enriched("Industry"));
        var industry = "Energy";
        await PublishChangeAsync(
            org, new ChangeEventDraft("Account", "DELETE", Acme) { CurrentFields = _ => new { Industry = industry } });
        var peer = await HandshakenAsync(org);
        Assert.Equal("Energy", await ReplayedIndustryAsync(peer));
        industry = "Shipping";
        Assert.Equal("Shipping", await ReplayedIndustryAsync(peer));
    }

    [Theory]
    [InlineData("DELETE", Acme, true)]
    [InlineData("UPDATE", "001*", false)]
    [InlineData("GAP_UPDATE", Acme, false)]
    [InlineData("GAP_OVERFLOW", Acme, false)]
    public async Task Gaps_and_wildcards_are_not_enriched(string type, string record, bool enriched)
    {
        var org = await StartBusAsync();
        org.AddChangeEventChannel("Sales__chn", Enriched("Industry"));
        var peer = await SubscribedAsync(org, Sales);
        await PublishChangeAsync(org, new ChangeEventDraft("Account", type, record) { CurrentFields = IndustryOf });
        Assert.Equal(enriched, (await OneAsync(peer))["payload"]!.AsObject().ContainsKey("Industry"));
    }

    [Fact]
    public async Task Members_are_entities_that_have_change_events()
    {
        var org = await StartBusAsync();
        Assert.Throws<InvalidOperationException>(() => org.AddChangeEventChannel("A__chn", new ChangeEventMember("Contact")));
        Assert.Throws<InvalidOperationException>(() => org.AddChangeEventChannel("A__chn", new ChangeEventMember("Low_Ink__e")));
        Assert.Throws<ArgumentException>("name", () => org.AddChangeEventChannel("A", new ChangeEventMember("Account")));
        var peer = await HandshakenAsync(org);
        Assert.False((await peer.SubscribeAsync("/data/A__chn", -1, Cancel))["successful"]!.GetValue<bool>());
    }

    private ValueTask<long> DeleteAsync(SimulatedOrg org, string entity, string record) =>
        PublishChangeAsync(org, new ChangeEventDraft(entity, "DELETE", record));

    private async Task<string> ReplayedIndustryAsync(Peer peer) =>
        Assert.Single(Data(await peer.SendAsync(peer.Subscribe(Sales, -2), Cancel)))["payload"]!["Industry"]!.GetValue<string>();

    private static ChangeEventMember Enriched(params string[] fields) => new("Account") { EnrichedFields = fields };

    private static object IndustryOf(string record) => new { Industry = "of " + record };

    private static IEnumerable<long> Ids(JsonArray messages) =>
        Data(messages).Select(data => data["event"]!["replayId"]!.GetValue<long>());

    private static IEnumerable<string> Arrivals(JsonArray messages) =>
        messages.Where(message => message!["data"] is not null)
            .Select(message => $"{message!["channel"]} {message["data"]!["event"]!["replayId"]}");
}
