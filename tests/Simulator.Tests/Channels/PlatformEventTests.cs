using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Channels;

public sealed class PlatformEventTests : EventBusTests
{
    private const string Uuid = "9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44";

    [Fact]
    public async Task An_event_is_schema_payload_and_event()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Ink);
        var id = await org.PublishPlatformEventAsync(
            Ink, new { Printer_Model__c = "XZO-5", Ink_Percentage__c = 0.2 }, Uuid, Cancel);
        var data = await OneAsync(peer);
        var user = data["payload"]!["CreatedById"]!.GetValue<string>();
        Assert.Matches("^005[A-Za-z0-9]{15}$", user);
        Assert.Matches("^[A-Za-z0-9_-]{22}$", data["schema"]!.GetValue<string>());
        JsonAssert.Same(
            $$$"""
            {"schema":"{{{data["schema"]}}}",
             "payload":{"CreatedDate":"2026-05-04T09:12:33.208Z","CreatedById":"{{{user}}}","Printer_Model__c":"XZO-5","Ink_Percentage__c":0.2},
             "event":{"EventUuid":"{{{Uuid}}}","replayId":{{{id}}},"EventApiName":"Low_Ink__e"}}
            """,
            data);
    }

    [Theory]
    [InlineData(DataMemberOrder.SchemaFirst, "payload event")]
    [InlineData(DataMemberOrder.EventFirst, "event payload")]
    public async Task The_old_form_has_the_schema_inside_the_event(DataMemberOrder order, string members)
    {
        var org = await StartBusAsync(options => (options.PlatformEvents, options.DataOrder) = (PlatformEventForm.SchemaInEvent, order));
        var peer = await SubscribedAsync(org, Ink, "cometd/39.0");
        var id = await PublishInkAsync(org, "XZO-5");
        var data = await OneAsync(peer);
        Assert.Equal(members, Members(data));
        var schema = data["event"]!["schema"]!.GetValue<string>();
        Assert.Matches("^[A-Za-z0-9_-]{22}$", schema);
        JsonAssert.Same($$"""{"schema":"{{schema}}","replayId":{{id}}}""", data["event"]);
        JsonAssert.Same(
            $$"""
            {"CreatedDate":"2026-05-04T09:12:33Z","CreatedById":"{{data["payload"]!["CreatedById"]}}","Printer_Model__c":"XZO-5",
             "Ink_Percentage__c":null,"ReplayId":null,"Id":null}
            """,
            data["payload"]);
    }

    [Theory]
    [InlineData("51.0", Ink, "replayId")]
    [InlineData("52.0", Ink, "EventUuid replayId")]
    [InlineData("54.0", Ink, "EventUuid replayId")]
    [InlineData("55.0", Ink, "EventUuid replayId EventApiName")]
    [InlineData("55.0", Logins, "EventUuid replayId EventApiName")]
    [InlineData("66.0", "/event/BatchApexErrorEvent", "EventUuid replayId")]
    public async Task The_version_of_the_endpoint_decides_what_an_event_says_of_itself(string version, string channel, string members)
    {
        var org = await StartBusAsync();
        org.AddPlatformEvent("BatchApexErrorEvent");
        var peer = await SubscribedAsync(org, channel, $"cometd/{version}");
        await org.PublishPlatformEventAsync(channel, new { }, cancellationToken: Cancel);
        Assert.Equal(members, Members((await OneAsync(peer))["event"]));
    }

    [Theory]
    [InlineData("42.0", "2026-05-04T09:12:33Z")]
    [InlineData("43.0", "2026-05-04T09:12:33.208Z")]
    public async Task Dates_have_milliseconds_from_43_on(string version, string date)
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Ink, $"cometd/{version}");
        await PublishInkAsync(org, "a");
        Assert.Equal(date, (await OneAsync(peer))["payload"]!["CreatedDate"]!.GetValue<string>());
    }

    [Fact]
    public async Task Clients_of_different_versions_see_the_same_event_in_their_own_way()
    {
        var org = await StartBusAsync();
        var old = await SubscribedAsync(org, Ink, "cometd/51.0");
        var current = await SubscribedAsync(org, Ink);
        await PublishInkAsync(org, "a");
        Assert.Equal("replayId", Members((await OneAsync(old))["event"]));
        Assert.Equal("EventUuid replayId EventApiName", Members((await OneAsync(current))["event"]));
    }

    [Fact]
    public async Task A_duplicate_has_the_same_uuid_and_payload_under_a_new_id()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Ink);
        var first = await PublishInkAsync(org, "a");
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = await org.PublishDuplicateAsync(Ink, first, Cancel);
        var third = await PublishInkAsync(org, "a");
        Assert.True(first < second && second < third);
        var data = await DataAsync(peer);
        Assert.Equal([first, second, third], data.Select(one => one["event"]!["replayId"]!.GetValue<long>()));
        string[] uuids = [.. data.Select(one => one["event"]!["EventUuid"]!.GetValue<string>())];
        Assert.Equal(uuids[0], uuids[1]);
        Assert.NotEqual(uuids[0], uuids[2]);
        JsonAssert.Same(data[0]["payload"]!.ToJsonString(), data[1]["payload"]);
        Assert.NotEqual(data[0]["payload"]!.ToJsonString(), data[2]["payload"]!.ToJsonString());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await org.PublishDuplicateAsync(Ink, third + 1, Cancel));
    }

    [Theory]
    [InlineData(DataMemberOrder.SchemaFirst, "schema payload event")]
    [InlineData(DataMemberOrder.EventFirst, "event payload schema")]
    public async Task Data_comes_in_either_order(DataMemberOrder order, string members)
    {
        var org = await StartBusAsync(options => options.DataOrder = order);
        var peer = await SubscribedAsync(org, Ink);
        await PublishInkAsync(org, "a");
        Assert.Equal(members, Members(await OneAsync(peer)));
    }

    [Theory]
    [InlineData(NullFieldForm.AsNull, """{"Other__c":1.50,"Given__c":null,"Printer_Model__c":null,"Ink_Percentage__c":null}""")]
    [InlineData(NullFieldForm.LeftOut, """{"Other__c":1.50}""")]
    public async Task Fields_without_a_value_are_null_or_not_there(NullFieldForm form, string fields)
    {
        var org = await StartBusAsync(options => options.NullFields = form);
        var peer = await SubscribedAsync(org, Ink);
        await org.PublishPlatformEventAsync(Ink, JsonNode.Parse("""{"Other__c":1.50,"Given__c":null}""")!, cancellationToken: Cancel);
        var payload = (await OneAsync(peer))["payload"]!.AsObject();
        Assert.True(payload.Remove("CreatedDate") && payload.Remove("CreatedById"));
        JsonAssert.Same(fields, payload);
    }

    [Fact]
    public async Task Spaces_and_tabs_around_a_text_are_lost_and_an_empty_text_stays()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Ink);
        await org.PublishPlatformEventAsync(
            Ink, new { Printer_Model__c = " \ta b\t ", Empty__c = "", Line__c = "\nx" }, cancellationToken: Cancel);
        var payload = (await OneAsync(peer))["payload"]!;
        Assert.Equal("a b", payload["Printer_Model__c"]!.GetValue<string>());
        Assert.Equal("", payload["Empty__c"]!.GetValue<string>());
        Assert.Equal("\nx", payload["Line__c"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_schema_id_changes_with_the_definition_only()
    {
        var org = await StartBusAsync();
        var peer = await SubscribedAsync(org, Ink);
        await PublishInkAsync(org, "a");
        org.AddPlatformEvent("Low_Ink__e", ["Printer_Model__c", "Ink_Percentage__c"]);
        await PublishInkAsync(org, "b");
        org.AddPlatformEvent("Low_Ink__e", ["Printer_Model__c"]);
        await PublishInkAsync(org, "c");
        var schemas = (await DataAsync(peer)).Select(data => data["schema"]!.GetValue<string>()).ToArray();
        Assert.Equal(schemas[0], schemas[1]);
        Assert.NotEqual(schemas[1], schemas[2]);
    }

    [Fact]
    public async Task A_server_without_replay_names_no_id()
    {
        var org = await StartBusAsync(options => options.ReplayEnabled = false);
        var peer = await SubscribedAsync(org, Ink);
        await PublishInkAsync(org, "a");
        Assert.Equal("EventUuid EventApiName", Members((await OneAsync(peer))["event"]));
    }

    [Fact]
    public async Task What_cannot_be_published_says_why()
    {
        var org = await StartBusAsync();
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await org.PublishPlatformEventAsync("/event/low_ink__e", new { }, cancellationToken: Cancel));
        Assert.Equal("The simulated org has no platform event for channel '/event/low_ink__e'; add it first (AddPlatformEvent).", missing.Message);
        await Assert.ThrowsAsync<ArgumentException>("fields", async () => await org.PublishPlatformEventAsync(Ink, "text", cancellationToken: Cancel));
        foreach (var name in (string[])["", "Low_Ink__x", "Low_Ink_", "_Low__e", "Low___e", "Low Ink__e", "1__e", "a__b__c__e", "Low_Ink__chn", "/event/A__e"])
            Assert.Throws<ArgumentException>("name", () => org.AddPlatformEvent(name));
        org.AddPlatformEvent("ns__Low_Ink__e");
    }
}
