using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Channels;

public sealed class PublishTests : OrgTests
{
    [Theory]
    [InlineData(MemberOrder.ChannelFirst)]
    [InlineData(MemberOrder.DataFirst)]
    public async Task Raw_data_is_sent_byte_for_byte_in_either_order(MemberOrder order)
    {
        const string Data = """{ "odd" :  1.50, "text":"Ä\u00e4'" }""";
        var org = await StartAsync(options => options.MemberOrder = order);
        var peer = await SubscribedAsync(org);
        var id = await org.PublishRawAsync(Topic, Data, Cancel);
        await peer.ConnectAsync(Cancel);
        var message = order == MemberOrder.ChannelFirst
            ? $$"""{"channel":"/topic/AccountUpdates","clientId":"{{peer.ClientId}}","data":{{Data}}}"""
            : $$"""{"data":{{Data}},"clientId":"{{peer.ClientId}}","channel":"/topic/AccountUpdates"}""";
        var body = org.Exchanges.Snapshot(RequestKind.Connect)[^1].ResponseBody;
        Assert.Equal($$"""[{{message}},{"channel":"/meta/connect","id":"4","clientId":"{{peer.ClientId}}","successful":true}]""", body);
        Assert.True((await peer.SubscribeAsync(Topic, id, Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Raw_data_need_not_be_JSON()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        await org.PublishRawAsync(Topic, "{\"broken", Cancel);
        using var response = await peer.PostAsync($"[{peer.Connect().ToJsonString()}]", Cancel);
        Assert.Contains("\"data\":{\"broken},{\"channel\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(org.Exchanges.Snapshot()[^1].Replies);
    }

    [Fact]
    public async Task Raw_data_can_name_its_own_id_on_any_channel()
    {
        var org = await StartAsync();
        org.AddChannel("/event/Low_Ink__e");
        var peer = await SubscribedAsync(org, "/event/Low_Ink__e");
        var id = await org.PublishRawAsync("/event/Low_Ink__e", replayId => $$$"""{"event":{"replayId":{{{replayId}}}}}""", Cancel);
        Assert.Equal(id, (await peer.ConnectAsync(Cancel))[0]!["data"]!["event"]!["replayId"]!.GetValue<long>());
    }

    [Fact]
    public async Task Generic_payloads_are_strings_or_JSON()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org, Generic);
        await org.PublishGenericAsync(Generic, "dock \"4\" is closed", Cancel);
        await org.PublishGenericAsync(Generic, new { dock = 4 }, Cancel);
        await org.PublishGenericAsync(Generic, JsonNode.Parse("[1,2]")!, Cancel);
        await org.PublishGenericAsync(Generic, JsonSerializer.SerializeToElement(7.5), Cancel);
        var events = await peer.ConnectAsync(Cancel);
        JsonAssert.Same(
            """{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":1},"payload":"dock \"4\" is closed"}""", events[0]!["data"]);
        Assert.Equal(
            "{\"dock\":4} [1,2] 7.5",
            string.Join(' ', events.Skip(1).Take(3).Select(message => message!["data"]!["payload"]!.ToJsonString())));
    }

    [Fact]
    public async Task Records_come_from_any_shape_of_JSON()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        await org.PublishPushTopicAsync(Topic, "created", new Dictionary<string, object?>(StringComparer.Ordinal) { ["Name"] = "a", ["X__c"] = null }, Cancel);
        await org.PublishPushTopicAsync(Topic, "deleted", new JsonObject { ["Id"] = "001" }, Cancel);
        await org.PublishPushTopicAsync(Topic, "undeleted", JsonDocument.Parse("""{"Name":1.50}""").RootElement, Cancel);
        var events = (await peer.ConnectAsync(Cancel)).Take(3).Select(message => message!["data"]!).ToArray();
        Assert.Equal(
            """{"Name":"a","X__c":null} {"Id":"001"} {"Name":1.50}""",
            string.Join(' ', events.Select(data => data["sobject"]!.ToJsonString())));
        Assert.Equal("created deleted undeleted", string.Join(' ', events.Select(data => data["event"]!["type"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Many_threads_publish_in_one_order_for_all()
    {
        const int Threads = 8;
        const int Each = 50;
        var org = await StartAsync();
        var peers = new[] { await SubscribedAsync(org), await SubscribedAsync(org) };
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(
            async () =>
            {
                for (var i = 0; i < Each; i++) await PublishAsync(org, $"{thread}:{i}");
            },
            Cancel)));
        var first = await peers[0].ConnectAsync(Cancel);
        var second = await peers[1].ConnectAsync(Cancel);
        var ids = first.Take(Threads * Each).Select(message => message!["data"]!["event"]!["replayId"]!.GetValue<long>()).ToArray();
        Assert.Equal(Enumerable.Range(0, Threads * Each).Select(i => 1L + (3 * i)), ids);
        Assert.Equal(first.Names(), second.Names());
    }

    [Fact]
    public async Task What_cannot_be_published_says_why()
    {
        var org = await StartAsync();
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await org.PublishRawAsync("/topic/Missing", "{}", Cancel));
        Assert.Equal(
            "The simulated org has no channel '/topic/Missing'; add it first (AddPushTopic, AddGenericChannel, "
            + "AddPlatformEvent, AddChangeEvents, AddChannel).",
            missing.Message);
        await Assert.ThrowsAsync<ArgumentException>("type", async () => await org.PublishPushTopicAsync(Topic, "changed", new { }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>("channel", async () => await org.PublishPushTopicAsync(Generic, "created", new { }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>("channel", async () => await org.PublishGenericAsync(Topic, "x", Cancel));
        Assert.Throws<ArgumentException>("name", () => org.AddPushTopic("/topic/AccountUpdates"));
        Assert.Throws<ArgumentException>("name", () => org.AddPushTopic(new string('a', 26)));
        Assert.Throws<ArgumentException>("channel", () => org.AddGenericChannel("Alerts"));
        Assert.Throws<ArgumentException>("channel", () => org.AddGenericChannel("/u/" + new string('a', 78)));
        Assert.Throws<ArgumentException>("channel", () => org.AddChannel("/event/*"));
    }
}
