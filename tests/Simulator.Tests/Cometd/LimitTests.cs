using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class LimitTests : OrgTests
{
    private const string DeliveriesUsedUp = "403::Organization total events daily limit exceeded";

    [Fact(Timeout = 30_000)]
    public async Task A_handshake_beyond_the_clients_allowed_is_denied_with_its_cause()
    {
        var org = await StartAsync(options => options.MaxConcurrentClients = 1);
        var first = await HandshakenAsync(org);
        var second = NewPeer(org);
        JsonAssert.Same(
            """
            {"channel":"/meta/handshake","id":"1","successful":false,"error":"403::Handshake denied","advice":{"reconnect":"none"},
             "ext":{"sfdc":{"failureReason":"403::Organization concurrent user limit exceeded"},"replay":true,"payload.format":true}}
            """,
            await second.HandshakeAsync(Cancel));
        Assert.Equal(1, org.SessionCount);
        await first.SendAsync(first.Message("/meta/disconnect"), Cancel);
        Assert.True((await second.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact(Timeout = 30_000)]
    public async Task Connects_are_refused_when_the_days_deliveries_are_used_up_and_events_wait()
    {
        var org = await StartAsync(options => options.MaxDeliveries = 2);
        var peer = await SubscribedAsync(org);
        foreach (var name in (string[])["a", "b", "c"]) await PublishAsync(org, name);
        Assert.Equal("a b", (await peer.ConnectAsync(Cancel)).Names());
        Assert.Equal(2, org.Deliveries);
        JsonAssert.Refused(DeliveriesUsedUp, Peer.Single(await peer.ConnectAsync(Cancel)), NoneAdvice);
        Assert.Equal(1, org.SessionCount);
        Assert.Equal(2, org.Deliveries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_new_day_brings_new_deliveries()
    {
        var org = await StartAsync(options => options.MaxDeliveries = 1);
        var peer = await SubscribedAsync(org);
        await PublishAsync(org, "a");
        Assert.Equal("a", (await peer.ConnectAsync(Cancel)).Names());
        JsonAssert.Refused(DeliveriesUsedUp, Peer.Single(await peer.ConnectAsync(Cancel)), NoneAdvice);
        Time.Advance(TimeSpan.FromHours(24));
        var next = await SubscribedAsync(org);
        await PublishAsync(org, "b");
        Assert.Equal("b", (await next.ConnectAsync(Cancel)).Names());
        Assert.Equal(2, org.Deliveries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_held_connect_is_refused_when_another_client_used_the_last_delivery()
    {
        var org = await StartAsync(options => options.MaxDeliveries = 1);
        var first = await SubscribedAsync(org);
        var second = await SubscribedAsync(org, Generic);
        var held = await HoldAsync(org, second);
        await PublishAsync(org, "a");
        Assert.Equal("a", (await first.ConnectAsync(Cancel)).Names());
        await org.PublishGenericAsync(Generic, "b", Cancel);
        JsonAssert.Refused(DeliveriesUsedUp, Peer.Single(await held), NoneAdvice);
    }

    [Fact(Timeout = 30_000)]
    public async Task Replayed_events_count_again()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        await PublishAsync(org, "a");
        await peer.ConnectAsync(Cancel);
        await peer.SendAsync(peer.Subscribe(Topic, -2), Cancel);
        Assert.Equal(2, org.Deliveries);
    }

    [Fact(Timeout = 30_000)]
    public async Task Live_sessions_are_counted_waited_for_and_remembered_at_their_most()
    {
        var org = await StartAsync(options => options.MaxConcurrentClients = 4);
        Assert.Equal((0, 0), (org.SessionCount, org.PeakSessionCount));
        var three = org.WaitForSessionsAsync(3, Cancel);
        var peers = new List<Peer>();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(i >= 3, three.IsCompleted);
            peers.Add(await HandshakenAsync(org));
        }

        await NewPeer(org).HandshakeAsync(Cancel);
        Assert.Equal((4, 4), (org.SessionCount, org.PeakSessionCount));
        var one = org.WaitForSessionsAsync(1, Cancel);
        Assert.False(one.IsCompleted);
        foreach (var peer in peers[1..]) await peer.SendAsync(peer.Message("/meta/disconnect"), Cancel);
        await one;
        Assert.Equal((1, 4), (org.SessionCount, org.PeakSessionCount));
        var none = org.WaitForSessionsAsync(0, Cancel);
        Time.Advance(TimeSpan.FromSeconds(40));
        await none;
    }

    [Fact(Timeout = 30_000)]
    public async Task Limits_below_zero_are_named()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(options => (options.MaxConcurrentClients, options.MaxDeliveries) = (-1, -1)));
        Assert.Contains("MaxConcurrentClients must not be negative; MaxDeliveries must not be negative", refused.Message, StringComparison.Ordinal);
    }
}
