using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Parity;

/// <summary>One complete flow as in a program with aio-sf-streaming, and every message of it on the wire.</summary>
public sealed class BasicFlowTests
{
    private const int Limit = 30_000;
    private const string Foo = "/topic/Foo";
    private const string Bar = "/topic/Bar";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Two_topics_by_hand_bring_four_events_and_the_wire_carries_nothing_else()
    {
        await using var test = await StartAsync();
        await test.Client.SubscribeAsync(Foo, cancellationToken: Token);
        await test.Client.SubscribeAsync(Bar, cancellationToken: Token);
        await using var events = test.Client.Events(Token).GetAsyncEnumerator(Token);
        var received = new List<string>();
        foreach (var (channel, foo) in new[] { (Foo, 0), (Bar, 0), (Foo, 1), (Bar, 1) })
        {
            await test.Org.PublishPushTopicAsync(channel, "updated", new { foo }, Token);
            Assert.True(await events.MoveNextAsync());
            received.Add($"{events.Current} {events.Current.Data!.Value.GetProperty("sobject")}");
        }

        await test.Client.UnsubscribeAsync(Foo, Token);
        await test.Client.UnsubscribeAsync(Bar, Token);
        await test.Client.StopAsync(Token);

        Assert.False(await events.MoveNextAsync());
        Assert.Equal(
            ["""/topic/Foo #1 {"foo":0}""", """/topic/Bar #1 {"foo":0}""", """/topic/Foo #4 {"foo":1}""", """/topic/Bar #4 {"foo":1}"""],
            received);
        AssertWire(test.Org);
    }

    private static void AssertWire(SimulatedOrg org)
    {
        Assert.Equal(1, org.Exchanges.Count(RequestKind.Login));
        Assert.Equal(1, org.Exchanges.Count(RequestKind.Versions));
        var bayeux = org.Exchanges.Snapshot().Where(static exchange => exchange.Kind is not (RequestKind.Login or RequestKind.Versions)).ToList();
        var messages = bayeux.Select(static exchange => Assert.Single(exchange.Messages)).ToList();
        var client = bayeux[0].Replies[0].GetProperty("clientId").GetString();
        Assert.Equal(
            """{"channel":"/meta/handshake","id":"1","version":"1.0","minimumVersion":"1.0","supportedConnectionTypes":["long-polling"],"ext":{"replay":true}}""",
            messages[0].GetRawText());
        Assert.Equal(messages.Count, messages.Select(Id).Distinct().Count());
        Assert.All(messages.Skip(1), message => Assert.Equal(client, message.GetProperty("clientId").GetString()));
        Assert.Equal(
            [$$$$"""{"subscription":"{{{{Foo}}}}","ext":{"replay":{"{{{{Foo}}}}":-1}}}""", $$$$"""{"subscription":"{{{{Bar}}}}","ext":{"replay":{"{{{{Bar}}}}":-1}}}"""],
            Of(messages, "/meta/subscribe"));
        Assert.Equal([$$"""{"subscription":"{{Foo}}"}""", $$"""{"subscription":"{{Bar}}"}"""], Of(messages, "/meta/unsubscribe"));
        Assert.Equal(["{}"], Of(messages, "/meta/disconnect"));
        Assert.Equal("/meta/disconnect", messages[^1].GetProperty("channel").GetString());
        Assert.All(Of(messages, "/meta/connect").Skip(1), static connect => Assert.Equal("""{"connectionType":"long-polling"}""", connect));
    }

    private static int Id(JsonElement message) => int.Parse(message.GetProperty("id").GetString()!);

    /// <summary>The messages on a channel, without what all of them have.</summary>
    private static IEnumerable<string> Of(List<JsonElement> messages, string channel) =>
        from message in messages
        where message.GetProperty("channel").GetString() == channel
        let members = message.EnumerateObject().Where(static member => member.Name is not ("channel" or "id" or "clientId"))
        select JsonSerializer.Serialize(members.ToDictionary(static member => member.Name, static member => member.Value));

    private static async Task<TestOrg> StartAsync()
    {
        var test = await TestOrg.StartAsync();
        test.Org.AddPushTopic("Foo");
        test.Org.AddPushTopic("Bar");
        return test;
    }
}
