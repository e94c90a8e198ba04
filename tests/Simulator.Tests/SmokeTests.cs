using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests;

public sealed class SmokeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whole_way_of_an_event()
    {
        await using var org = await SimulatedOrg.StartAsync(cancellationToken: Cancel);
        org.AddPushTopic("AccountUpdates");
        using var peer = await Peer.HandshakenAsync(org, Cancel);
        JsonAssert.Same(
            $$"""[{"channel":"/meta/connect","id":"2","clientId":"{{peer.ClientId}}","successful":true,"advice":{"reconnect":"retry","interval":0,"timeout":110000} }]""",
            await peer.ConnectAsync(Cancel));
        JsonAssert.Same(
            $$"""{"channel":"/meta/subscribe","id":"3","clientId":"{{peer.ClientId}}","subscription":"/topic/AccountUpdates","successful":true}""",
            await peer.SubscribeAsync("/topic/AccountUpdates", -1, Cancel));
        var held = peer.ConnectAsync(Cancel);
        await org.WaitForHeldConnectsAsync(1, Cancel);
        Assert.Equal(1, await org.PublishPushTopicAsync("/topic/AccountUpdates", "created", new { Id = "001", Name = "Ä's" }, Cancel));
        var replies = await held;
        Assert.Equal(2, replies.Count);
        JsonAssert.Same("""{"Id":"001","Name":"Ä's"}""", replies[0]!["data"]!["sobject"]);
    }
}
