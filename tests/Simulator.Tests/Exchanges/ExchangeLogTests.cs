using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Exchanges;

public sealed class ExchangeLogTests : OrgTests
{
    [Fact]
    public async Task Exchanges_show_both_sides_in_order_of_arrival()
    {
        var org = await StartAsync();
        var token = org.IssueAccessToken();
        var peer = NewPeer(org, $"Bearer {token}");
        await peer.HandshakeAsync(Cancel);
        await peer.ConnectAsync(Cancel);
        var exchanges = org.Exchanges.Snapshot();
        Assert.Equal([RequestKind.Handshake, RequestKind.Connect], exchanges.Select(exchange => exchange.Kind));
        Assert.Equal([1, 2], exchanges.Select(exchange => exchange.Number));
        var handshake = exchanges[0];
        Assert.Equal(("POST", "/cometd/66.0", 200), (handshake.Method, handshake.Path, handshake.Status));
        Assert.Equal($"Bearer {token}", handshake.Authorization);
        Assert.Equal(Time.GetUtcNow(), handshake.ReceivedAt);
        Assert.Equal("/meta/handshake", Assert.Single(handshake.Messages).GetProperty("channel").GetString());
        Assert.Equal(peer.ClientId, Assert.Single(handshake.Replies).GetProperty("clientId").GetString());
        Assert.StartsWith("[{\"channel\":\"/meta/handshake\"", handshake.RequestBody, StringComparison.Ordinal);
        Assert.StartsWith("[{\"channel\":\"/meta/handshake\"", handshake.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_go_on_beyond_what_is_kept()
    {
        var org = await StartAsync(options => options.ExchangeLogCapacity = 2);
        var peer = await HandshakenAsync(org);
        for (var i = 0; i < 3; i++) await peer.SubscribeAsync(Topic, -1, Cancel);
        Assert.Equal(2, org.Exchanges.Snapshot().Count);
        Assert.Equal((1, 3, 4), (org.Exchanges.Count(RequestKind.Handshake), org.Exchanges.Count(RequestKind.Subscribe), org.Exchanges.Count(RequestKind.Any)));
    }

    [Fact]
    public async Task Arrivals_can_be_awaited_while_they_are_held()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var second = org.Exchanges.WaitForAsync(RequestKind.Connect, 2, Cancel);
        Assert.False(second.IsCompleted);
        var held = peer.ConnectAsync(Cancel);
        await second;
        Assert.False(held.IsCompleted);
    }
}
