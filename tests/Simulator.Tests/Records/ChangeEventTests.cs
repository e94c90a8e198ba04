using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Records;

/// <summary>A change of a record publishes change events.</summary>
public sealed class ChangeEventTests : RecordTests
{
    private const string Accounts = "/data/AccountChangeEvent";

    [Fact]
    public async Task The_life_of_a_record_causes_a_change_event_of_each_type()
    {
        var org = await StartAsync();
        org.AddChangeEvents("Account");
        var peer = await SubscribedAsync(org, Accounts);
        await org.PublishChangeAsync("Account", Acme, new { Name = "Acme", Phone = (string?)null, BillingCity = "Paris", BillingStreet = "1, Quai" }, Cancel);
        Time.Advance(TimeSpan.FromSeconds(5));
        await org.PublishChangeAsync("Account", Acme, new { Name = "Acme", Phone = "555", BillingCity = "" }, Cancel);
        await org.PublishDeleteAsync("Account", Acme, Cancel);
        await org.PublishUndeleteAsync("Account", Acme, Cancel);

        var payloads = await PayloadsAsync(peer);

        var user = payloads[0]["CreatedById"]!.GetValue<string>();
        Assert.Equal(
            [
                $$"""CREATE [] {"Name":"Acme","BillingAddress":{"City":"Paris","Street":"1, Quai"},"CreatedDate":"2026-05-04T09:12:33.208Z","CreatedById":"{{user}}","LastModifiedDate":"2026-05-04T09:12:33.208Z","LastModifiedById":"{{user}}"}""",
                """UPDATE ["Phone","BillingAddress.City","LastModifiedDate"] {"Phone":"555","BillingAddress":{"City":null},"LastModifiedDate":"2026-05-04T09:12:38.208Z"}""",
                "DELETE [] {}",
                $$"""UNDELETE [] {"Name":"Acme","Phone":"555","BillingAddress":{"Street":"1, Quai"},"CreatedDate":"2026-05-04T09:12:38.208Z","CreatedById":"{{user}}","LastModifiedDate":"2026-05-04T09:12:38.208Z","LastModifiedById":"{{user}}"}""",
            ],
            payloads.Select(Line));
    }

    [Fact]
    public async Task All_channels_of_the_entity_get_the_event_with_one_id()
    {
        var org = await StartAsync();
        org.AddChangeEvents("Account");
        org.AddChangeEventChannel("Sales__chn", new ChangeEventMember("Account") { EnrichedFields = ["Industry"] });
        org.AddPushTopic(new PushTopicDraft("Accounts", "SELECT Id, Name FROM Account"));
        org.SetRecord("Account", Acme, new { Industry = "Energy" });
        var peer = await SubscribedAsync(org, "/data/Sales__chn");
        var ids = await org.PublishChangeAsync("Account", Acme, new { Name = "Acme" }, Cancel);
        Assert.Equal(["/data/AccountChangeEvent", "/data/ChangeEvents", "/data/Sales__chn", "/topic/Accounts"], ids.Keys.Order(StringComparer.Ordinal));
        Assert.Single(ids.Where(static id => id.Key.StartsWith("/data/", StringComparison.Ordinal)).Select(static id => id.Value).Distinct());
        Assert.Equal("Energy", Assert.Single(await PayloadsAsync(peer))["Industry"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_parts_of_a_name_and_of_a_place_are_inside_one_object()
    {
        var org = await StartAsync();
        org.AddChangeEvents("Contact");
        org.AddChangeEvents("Shop__c");
        var peer = await SubscribedAsync(org, "/data/ChangeEvents");
        await org.PublishChangeAsync("Contact", "003Kx00000Zz1AAIAZ", new { FirstName = "Ada", LastName = "Byron" }, Cancel);
        await org.PublishChangeAsync("Contact", "003Kx00000Zz1AAIAZ", new { LastName = "Lovelace", MailingCity = "London" }, Cancel);
        org.SetRecord("Shop__c", "a02Kx00000A1b2CIAR", new { Place__Latitude__s = 1.5, Place__Longitude__s = 2.5 });
        await org.PublishChangeAsync("Shop__c", "a02Kx00000A1b2CIAR", new { Place__Latitude__s = 1.75 }, Cancel);
        var events = await PayloadsAsync(peer);
        Assert.Equal(
            [
                """{"FirstName":"Ada","LastName":"Byron"}""",
                """{"LastName":"Lovelace"}""",
                "",
            ],
            events.Select(static payload => payload["Name"]?.ToJsonString() ?? ""));
        Assert.Equal("""{"City":"London"}""", events[1]["MailingAddress"]!.ToJsonString());
        Assert.Equal("""{"Latitude":1.75,"Longitude":2.5}""", events[2]["Place__c"]!.ToJsonString());
    }

    [Fact]
    public async Task An_entity_without_change_events_has_none()
    {
        var org = await StartAsync();
        org.AddChangeEvents("Account");
        Assert.Empty(await org.PublishChangeAsync("Thing__c", "a01Kx00000A1b2CIAR", new { Name = "a" }, Cancel));
    }

    private async Task<JsonObject[]> PayloadsAsync(Peer peer) =>
    [
        .. (await peer.ConnectAsync(Cancel)).Where(message => message!["data"] is not null)
            .Select(message => message!["data"]!["payload"]!.AsObject()),
    ];

    private static string Line(JsonObject payload)
    {
        var header = payload["ChangeEventHeader"]!;
        payload.Remove("ChangeEventHeader");
        return $"{header["changeType"]} {header["changedFields"]!.ToJsonString()} {payload.ToJsonString()}";
    }
}
