using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class SessionWindowTests : OrgTests
{
    [Fact]
    public async Task A_session_ends_40_seconds_after_its_last_reply()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        Time.Advance(TimeSpan.FromSeconds(39));
        await peer.SubscribeAsync(Topic, -1, Cancel);
        Time.Advance(TimeSpan.FromMilliseconds(39_999));
        Assert.Equal(1, org.SessionCount);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, org.SessionCount);
        JsonAssert.Refused("403::Unknown client", Peer.Single(await peer.ConnectAsync(Cancel)), UnknownClientAdvice);
    }

    [Fact]
    public async Task A_held_connect_keeps_its_session()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        Time.Advance(TimeSpan.FromSeconds(100));
        await peer.SubscribeAsync(Generic, -1, Cancel);
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Single(await held);
        Assert.Equal(1, org.SessionCount);
        Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(0, org.SessionCount);
    }

    [Fact]
    public async Task Answered_holds_and_ended_sessions_leave_no_timer()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        await PublishAsync(org, "a");
        await held;
        Assert.Equal(1, Time.TimerCount);
        await peer.SendAsync(peer.Message("/meta/disconnect"), Cancel);
        Assert.Equal(0, Time.TimerCount);
    }

    [Fact]
    public async Task A_request_with_a_bad_token_or_cookie_does_not_keep_a_session()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        Time.Advance(TimeSpan.FromSeconds(39));
        peer.UseToken("bad");
        await peer.ConnectAsync(Cancel);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, org.SessionCount);
    }
}
