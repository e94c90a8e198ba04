using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Faults;

public sealed class SessionFaultTests : OrgTests
{
    [Fact]
    public async Task Expired_sessions_are_told_at_once()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        org.Faults.ExpireSessions();
        JsonAssert.Refused("403::Unknown client", Peer.Single(await held), UnknownClientAdvice);
        Assert.Equal(0, org.SessionCount);
        JsonAssert.Refused("403::Unknown client", Peer.Single(await peer.ConnectAsync(Cancel)), UnknownClientAdvice);
        JsonAssert.Refused("403::Unknown client", await peer.SubscribeAsync(Topic, -1, Cancel), UnknownClientAdvice);
    }

    [Fact]
    public async Task Expired_sessions_can_stay_untold_until_their_connect_times_out()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        org.Faults.ExpireSessions(answerHeldConnects: false);
        await PublishAsync(org, "unseen");
        Time.Advance(TimeSpan.FromMilliseconds(109_999));
        Assert.False(held.IsCompleted);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        JsonAssert.Refused("403::Unknown client", Peer.Single(await held), UnknownClientAdvice);
    }

    [Fact]
    public async Task A_lost_session_resumes_after_its_last_event()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var last = await PublishAsync(org, "a");
        Assert.Equal("a", (await peer.ConnectAsync(Cancel)).Names());
        org.Faults.ExpireSessions();
        await PublishAsync(org, "b");
        await peer.HandshakeAsync(Cancel);
        Assert.Equal("b", (await peer.SendAsync(peer.Subscribe(Topic, last), Cancel)).Names());
    }

    [Fact]
    public async Task Revoked_tokens_end_connects_and_handshakes()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        org.Faults.RevokeTokens();
        JsonAssert.Refused("401::Authentication invalid", Peer.Single(await held), NoneAdvice);
        JsonAssert.Refused("401::Authentication invalid", Peer.Single(await peer.ConnectAsync(Cancel)), NoneAdvice);
        JsonAssert.Refused("401::Authentication invalid", await peer.SubscribeAsync(Topic, -1, Cancel), NoneAdvice);
        var denied = await peer.HandshakeAsync(Cancel);
        JsonAssert.Refused("403::Handshake denied", denied, """{"reconnect":"none"}""");
        Assert.Equal("401::Authentication invalid", denied["ext"]!["sfdc"]!["failureReason"]!.GetValue<string>());
        peer.UseToken(org.IssueAccessToken());
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Revoked_tokens_can_leave_the_held_connect_alone()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        org.Faults.RevokeTokens(answerHeldConnects: false);
        await PublishAsync(org, "a");
        Assert.Equal("a", (await held).Names());
        JsonAssert.Refused("401::Authentication invalid", Peer.Single(await peer.ConnectAsync(Cancel)), NoneAdvice);
    }

    [Fact]
    public async Task A_pushed_disconnect_can_be_bare()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        org.Faults.PushDisconnect(withConnectReply: false);
        JsonAssert.Same("""[{"channel":"/meta/disconnect"}]""", await held);
        Assert.Equal(0, org.SessionCount);
        JsonAssert.Refused("403::Unknown client", Peer.Single(await peer.ConnectAsync(Cancel)), UnknownClientAdvice);
    }

    [Theory]
    [InlineData(null, "handshake")]
    [InlineData("handshake", "handshake")]
    [InlineData("none", "none")]
    public async Task A_pushed_disconnect_comes_with_the_reply_to_the_held_connect(string? asked, string advised)
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        if (asked is null) org.Faults.PushDisconnect();
        else org.Faults.PushDisconnect(reconnect: asked);
        JsonAssert.Same(
            $$"""
            [{"channel":"/meta/disconnect"},
             {"channel":"/meta/connect","id":"4","clientId":"{{peer.ClientId}}","successful":false,
              "error":"403::Unknown client","advice":{"reconnect":"{{advised}}","interval":0} }]
            """,
            await held);
        Assert.Equal(0, org.SessionCount);
    }

    [Fact]
    public async Task A_pushed_disconnect_cannot_advise_to_go_on()
    {
        var org = await StartAsync();
        var refused = Assert.Throws<ArgumentException>("reconnect", () => org.Faults.PushDisconnect(reconnect: "retry"));
        Assert.Contains("'retry' is not supported here: use 'handshake' or 'none'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_event_is_never_delivered()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        org.Faults.Withhold(Topic);
        var withheld = await PublishAsync(org, "withheld");
        await PublishAsync(org, "seen");
        Assert.Equal("seen", (await peer.ConnectAsync(Cancel)).Names());
        Assert.Equal("seen", (await peer.SendAsync(peer.Subscribe(Topic, -2), Cancel)).Names());
        Assert.Equal("seen", (await peer.SendAsync(peer.Subscribe(Topic, withheld), Cancel)).Names());
        Assert.Throws<InvalidOperationException>(() => org.Faults.Withhold("/topic/Missing"));
    }
}
