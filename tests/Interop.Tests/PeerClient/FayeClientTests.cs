using System.Text.Json;
using TypedStreaming.Interop.Tests.Fixtures;
using TypedStreaming.Interop.Tests.Npm;
using TypedStreaming.Simulator;

namespace TypedStreaming.Interop.Tests.PeerClient;

/// <summary>The npm package faye, which jsforce streams with, and our simulated org.</summary>
public sealed class FayeClientTests
{
    private const int Limit = 30_000;
    private const string Accounts = AccountOrg.Accounts;
    private const string Alerts = AccountOrg.Alerts;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(MemberOrder.ChannelFirst, false)]
    [InlineData(MemberOrder.DataFirst, true)]
    public async Task It_shakes_hands_subscribes_receives_and_leaves(MemberOrder order, bool chunked)
    {
        await using var org = await AccountOrg.StartAsync(options => (options.MemberOrder, options.ChunkedResponses) = (order, chunked));
        await using var client = await ReceivingAsync(org);
        await client.SubscribeAsync(Alerts);
        Assert.True((await client.WaitForReplyAsync("subscribe", 2)).GetProperty("successful").GetBoolean());
        await org.PublishGenericAsync(Alerts, "dock 4 is closed — “really”", Token);
        Assert.Equal("dock 4 is closed — “really”", (await client.WaitForEventAsync(2)).GetProperty("payload").GetString());

        await client.DisconnectAsync();
        Assert.True((await client.WaitForReplyAsync("disconnect")).GetProperty("successful").GetBoolean());
        Assert.Equal((0, 1), (org.SessionCount, org.PeakSessionCount));
    }

    [Fact(Timeout = Limit)]
    public async Task It_polls_on_after_polls_without_events()
    {
        await using var org = await AccountOrg.StartAsync(options => options.ConnectTimeout = TimeSpan.FromMilliseconds(300));
        await using var client = NpmClient.StartFaye(Settings(org));

        await org.Exchanges.WaitForAsync(RequestKind.Connect, 5, Token);
        await org.PublishAccountAsync("001-1");

        Assert.Equal("001-1", AccountOrg.IdOf(await client.WaitForEventAsync()));
        Assert.Equal(1, org.Exchanges.Count(RequestKind.Handshake));
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_that_ends_with_handshake_advice_costs_it_nothing(bool pushed)
    {
        await using var org = await AccountOrg.StartAsync();
        await using var client = await ReceivingAsync(org);
        await org.WaitForHeldConnectsAsync(1, Token);
        if (pushed) org.Faults.PushDisconnect();
        else org.Faults.ExpireSessions();
        await org.PublishAccountAsync("001-2");
        await client.WaitForEventAsync(2);
        await org.PublishAccountAsync("001-3");
        await client.WaitForEventAsync(3);

        Assert.Equal(["001-1", "001-2", "001-3"], client.Events.Select(AccountOrg.IdOf));
        Assert.Equal(2, org.Exchanges.Count(RequestKind.Handshake));
    }

    /// <summary>A negative control of the test above: it obeys the advice to stop.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_pushed_disconnect_with_the_advice_none_ends_it()
    {
        await using var org = await AccountOrg.StartAsync();
        await using var client = await ReceivingAsync(org);
        await org.WaitForHeldConnectsAsync(1, Token);
        var before = org.Exchanges.Count(RequestKind.Any);

        org.Faults.PushDisconnect(reconnect: "none");
        await client.WaitForReplyAsync("disconnect");
        await client.SettleAsync();

        Assert.Equal("403::Unknown client", (await LastConnectAsync(client, org)).GetProperty("error").GetString());
        Assert.Equal(before, org.Exchanges.Count(RequestKind.Any));
    }

    /// <summary>
    /// Another one: it waits for the connect's own reply until its timeout, and then sends that connect again. With the
    /// timeout of Salesforce this is 132 s of silence.
    /// </summary>
    [Fact(Timeout = Limit)]
    public async Task A_bare_pushed_disconnect_leaves_it_waiting_for_its_timeout()
    {
        await using var org = await AccountOrg.StartAsync(options => options.ConnectTimeout = TimeSpan.FromSeconds(1));
        await using var client = await ReceivingAsync(org);
        await org.WaitForHeldConnectsAsync(1, Token);
        var lost = org.Exchanges.Snapshot()[^1];

        org.Faults.PushDisconnect(withConnectReply: false);
        await client.WaitForReplyAsync("disconnect");
        await org.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);

        var next = org.Exchanges.Snapshot().First(exchange => exchange.Number > lost.Number && exchange.Kind != RequestKind.Other);
        Assert.Equal((RequestKind.Connect, lost.RequestBody), (next.Kind, next.RequestBody));
    }

    private static NpmClientSettings Settings(SimulatedOrg org) =>
        new() { Url = org.Endpoint(), Token = org.IssueAccessToken(), Channels = [Accounts] };

    /// <summary>A client that has received account 1.</summary>
    private static async Task<NpmClient> ReceivingAsync(SimulatedOrg org)
    {
        var client = NpmClient.StartFaye(Settings(org));
        await client.WaitForReplyAsync("subscribe");
        await org.PublishAccountAsync("001-1");
        Assert.Equal("001-1", AccountOrg.IdOf(await client.WaitForEventAsync()));
        return client;
    }

    private static Task<JsonElement> LastConnectAsync(NpmClient client, SimulatedOrg org) =>
        client.WaitForReplyAsync("connect", org.Exchanges.Count(RequestKind.Connect));
}
