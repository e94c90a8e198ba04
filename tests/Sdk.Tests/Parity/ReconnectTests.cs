using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Parity;

/// <summary>The behaviour that aio-sf-streaming's test of its reconnection expects, but its code does not have.</summary>
public sealed class ReconnectTests
{
    private const int Limit = 30_000;
    private static readonly string[] Topics = ["/topic/Foo", "/topic/Bar", "/topic/Baz"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task An_unknown_client_shakes_hands_and_subscribes_again_to_what_is_still_wanted()
    {
        await using var test = await TestOrg.StartAsync();
        foreach (var topic in Topics)
        {
            test.Org.AddPushTopic(topic["/topic/".Length..]);
            await test.Client.SubscribeAsync(topic, cancellationToken: Token);
        }

        await using var events = test.Client.Events(Token).GetAsyncEnumerator(Token);
        await AssertEachArrivesAsync(test, events, Topics);
        Assert.Equal(Topics, SubscribedSince(test, 0));

        await LoseAsync(test, Topics);
        Assert.Equal(Topics, SubscribedSince(test, 3));
        await AssertEachArrivesAsync(test, events, Topics);

        await test.Client.UnsubscribeAsync("/topic/Baz", Token);
        await LoseAsync(test, Topics[..2]);
        Assert.Equal(Topics[..2], SubscribedSince(test, 6));
        await AssertEachArrivesAsync(test, events, Topics[..2]);
        Assert.Equal((3, 1), (test.Org.Exchanges.Count(RequestKind.Handshake), test.Org.Exchanges.Count(RequestKind.Login)));
    }

    private static async Task LoseAsync(TestOrg test, string[] topics)
    {
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.ExpireSessions();
        foreach (var topic in topics) await test.Org.WaitForSubscribersAsync(topic, 1, Token);
    }

    private static async Task AssertEachArrivesAsync(TestOrg test, IAsyncEnumerator<BayeuxMessage> events, string[] topics)
    {
        foreach (var topic in topics)
        {
            await test.Org.PublishPushTopicAsync(topic, "updated", new { Id = topic }, Token);
            Assert.True(await events.MoveNextAsync());
            Assert.Equal(topic, events.Current.Channel);
        }
    }

    private static IEnumerable<string?> SubscribedSince(TestOrg test, int count) =>
        test.Org.Exchanges.Snapshot(RequestKind.Subscribe).Skip(count)
            .Select(static exchange => exchange.Messages[0].GetProperty("subscription").GetString());
}
