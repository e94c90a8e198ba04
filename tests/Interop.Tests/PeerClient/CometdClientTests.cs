using System.Text.Json;
using TypedStreaming.Interop.Tests.Fixtures;
using TypedStreaming.Interop.Tests.Npm;
using TypedStreaming.Interop.Tests.Wire;
using TypedStreaming.Simulator;

namespace TypedStreaming.Interop.Tests.PeerClient;

/// <summary>The npm package cometd and our simulated org.</summary>
public sealed class CometdClientTests
{
    private const int Limit = 30_000;
    private const string Accounts = AccountOrg.Accounts;
    private const string Alerts = AccountOrg.Alerts;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(MemberOrder.ChannelFirst)]
    [InlineData(MemberOrder.DataFirst)]
    public async Task It_shakes_hands_subscribes_and_receives(MemberOrder order)
    {
        await using var org = await AccountOrg.StartAsync(options => options.MemberOrder = order);
        await using var client = NpmClient.StartCometd(org.Endpoint(), org.IssueAccessToken(), replays: true, Accounts, Alerts);
        Assert.True((await client.WaitForReplyAsync("handshake")).GetProperty("ext").GetProperty("replay").GetBoolean());
        Assert.True((await client.WaitForReplyAsync("subscribe", 2)).GetProperty("successful").GetBoolean());

        await org.PublishAccountAsync("001-1");
        var account = await client.WaitForEventAsync(1);
        await org.PublishGenericAsync(Alerts, "dock 4 is closed — “really”", Token);
        var alert = await client.WaitForEventAsync(2);

        Assert.Equal("001-1", account.GetProperty("sobject").GetProperty("Id").GetString());
        Assert.Equal("updated", account.GetProperty("event").GetProperty("type").GetString());
        Assert.Equal("dock 4 is closed — “really”", alert.GetProperty("payload").GetString());
        Assert.Equal(1, org.SessionCount);
    }

    [Fact(Timeout = Limit)]
    public async Task It_polls_on_after_polls_without_events()
    {
        await using var org = await AccountOrg.StartAsync(options => options.ConnectTimeout = TimeSpan.FromMilliseconds(300));
        await using var client = NpmClient.StartCometd(org.Endpoint(), org.IssueAccessToken(), replays: true, Accounts);

        await org.Exchanges.WaitForAsync(RequestKind.Connect, 5, Token);
        await org.PublishAccountAsync("001-1");

        Assert.Equal("001-1", AccountOrg.IdOf(await client.WaitForEventAsync()));
        Assert.Equal(1, org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task An_expired_session_costs_it_nothing_with_the_replay_extension()
    {
        await using var org = await AccountOrg.StartAsync();
        var received = await ReceiveAcrossAnExpiryAsync(org, replays: true, expected: 4);

        Assert.Equal(["001-1", "001-2", "001-3", "001-4"], received);
        Assert.Equal(2, org.Exchanges.Count(RequestKind.Handshake));
    }

    /// <summary>The negative control of the test above: without the extension it misses what came in between.</summary>
    [Fact(Timeout = Limit)]
    public async Task An_expired_session_costs_it_events_without_the_replay_extension()
    {
        await using var org = await AccountOrg.StartAsync();
        var received = await ReceiveAcrossAnExpiryAsync(org, replays: false, expected: 2);

        Assert.Equal(["001-1", "001-4"], received);
    }

    [Theory(Timeout = Limit)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_channel_that_it_takes_again_resumes_with_the_replay_extension_alone(bool replays)
    {
        await using var org = await AccountOrg.StartAsync();
        await using var client = await ReceivingAsync(org, org.Endpoint(), replays);
        await client.UnsubscribeAsync(Accounts);
        Assert.True((await client.WaitForReplyAsync("unsubscribe")).GetProperty("successful").GetBoolean());
        await org.PublishAccountAsync("001-2");
        await client.SubscribeAsync(Accounts);
        await client.WaitForReplyAsync("subscribe", 2);
        await org.PublishAccountAsync("001-3");

        Assert.Equal(replays ? "001-2" : "001-3", AccountOrg.IdOf(await client.WaitForEventAsync(2)));
    }

    [Fact(Timeout = Limit)]
    public async Task Its_disconnect_frees_the_session()
    {
        await using var org = await AccountOrg.StartAsync();
        await using var client = await ReceivingAsync(org, org.Endpoint(), replays: true);
        await org.WaitForHeldConnectsAsync(1, Token);
        Assert.Equal(1, org.SessionCount);

        await client.DisconnectAsync();

        Assert.True((await client.WaitForReplyAsync("disconnect")).GetProperty("successful").GetBoolean());
        Assert.Equal(0, org.SessionCount);
    }

    /// <summary>It takes every pushed disconnect for the end, with a reply beside it and without; its program goes on.</summary>
    [Theory(Timeout = Limit)]
    [InlineData(true, "handshake")]
    [InlineData(true, "none")]
    [InlineData(false, "none")]
    public async Task A_pushed_disconnect_ends_it_until_its_program_shakes_hands_again(bool withConnectReply, string reconnect)
    {
        await using var org = await AccountOrg.StartAsync();
        await using var client = await ReceivingAsync(org, org.Endpoint(), replays: true);
        await org.WaitForHeldConnectsAsync(1, Token);
        org.Faults.PushDisconnect(withConnectReply, reconnect);
        await client.WaitForReplyAsync("disconnect");
        await client.SettleAsync();
        Assert.Equal(1, org.Exchanges.Count(RequestKind.Handshake));

        await org.PublishAccountAsync("001-2");
        await client.HandshakeAsync();

        Assert.Equal("001-2", AccountOrg.IdOf(await client.WaitForEventAsync(2)));
    }

    [Theory(Timeout = Limit)]
    [InlineData(null)]
    [InlineData("00Dxx!no-such-token")]
    public async Task Without_a_good_token_it_is_refused_with_401(string? token)
    {
        await using var org = await AccountOrg.StartAsync();
        await using var client = NpmClient.StartCometd(org.Endpoint(), token, replays: true, Accounts);

        var refused = await client.WaitForReplyAsync("handshake");

        Assert.False(refused.GetProperty("successful").GetBoolean());
        Assert.Equal("403::Handshake denied", refused.GetProperty("error").GetString());
        var reason = refused.GetProperty("ext").GetProperty("sfdc").GetProperty("failureReason").GetString();
        Assert.StartsWith("401::", reason, StringComparison.Ordinal);
        Assert.Equal(0, org.SessionCount);
    }

    [Fact(Timeout = Limit)]
    public async Task A_channel_that_does_not_exist_is_refused_with_the_documented_text_and_others_go_on()
    {
        await using var org = await AccountOrg.StartAsync();
        await using var client = await ReceivingAsync(org, org.Endpoint(), replays: true);
        await client.SubscribeAsync("/topic/Nobody");

        var refused = await client.WaitForReplyAsync("subscribe", 2);
        await org.PublishAccountAsync("001-2");

        Assert.False(refused.GetProperty("successful").GetBoolean());
        Assert.Equal("400::The channel you requested to subscribe to doesn't exist {/topic/Nobody}", refused.GetProperty("error").GetString());
        Assert.Equal("001-2", AccountOrg.IdOf(await client.WaitForEventAsync(2)));
    }

    /// <summary>Accounts 2 and 3 are published while the client has no session, and 4 when it has subscribed again.</summary>
    private static async Task<IEnumerable<string>> ReceiveAcrossAnExpiryAsync(SimulatedOrg org, bool replays, int expected)
    {
        await using var proxy = await Proxy.StartAsync(org.Endpoint());
        await using var client = await ReceivingAsync(org, proxy.Url, replays);
        await org.WaitForHeldConnectsAsync(1, Token);
        using (proxy.Pause())
        {
            org.Faults.ExpireSessions();
            await org.PublishAccountAsync("001-2");
            await org.PublishAccountAsync("001-3");
        }

        await client.WaitForReplyAsync("subscribe", 2);
        await org.PublishAccountAsync("001-4");
        await client.WaitForEventAsync(expected);
        return client.Events.Select(AccountOrg.IdOf);
    }

    /// <summary>A client that has received account 1.</summary>
    private static async Task<NpmClient> ReceivingAsync(SimulatedOrg org, Uri url, bool replays)
    {
        var client = NpmClient.StartCometd(url, org.IssueAccessToken(), replays, Accounts);
        await client.WaitForReplyAsync("subscribe");
        await org.PublishAccountAsync("001-1");
        Assert.Equal("001-1", AccountOrg.IdOf(await client.WaitForEventAsync()));
        return client;
    }
}
