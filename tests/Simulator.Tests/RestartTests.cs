using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests;

public sealed class RestartTests : OrgTests
{
    private static readonly TimeSpan Downtime = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_restart_cuts_connections_and_refuses_others_for_its_downtime()
    {
        var org = await StartAsync();
        var address = org.Url;
        var held = await HoldAsync(org, await SubscribedAsync(org));
        var restart = org.RestartAsync(Downtime, Cancel);
        await Assert.ThrowsAsync<HttpRequestException>(() => held);
        await Time.WaitForTimerAsync(Downtime, Cancel);
        await Assert.ThrowsAsync<HttpRequestException>(() => HandshakenAsync(org));
        Time.Advance(Downtime);
        await restart;
        Assert.Equal(address, org.Url);
        await HandshakenAsync(org);
    }

    [Fact]
    public async Task A_restart_forgets_sessions_and_keeps_events_and_tokens()
    {
        var org = await StartAsync(static options => options.QueuedEventsOnAnyReply = false);
        var peer = await SubscribedAsync(org);
        await PublishAsync(org, "before");
        await org.RestartAsync(TimeSpan.Zero, Cancel);
        Assert.Equal(0, org.SessionCount);
        JsonAssert.Refused("403::Unknown client", Assert.Single(await peer.ConnectAsync(Cancel)), UnknownClientAdvice);

        await PublishAsync(org, "after");
        await peer.HandshakeAsync(Cancel);
        await peer.SubscribeAsync(Topic, -2, Cancel);
        Assert.Equal("before after", (await peer.ConnectAsync(Cancel)).Names());
    }

    [Fact]
    public async Task Events_are_published_during_the_downtime()
    {
        var org = await StartAsync(static options => options.QueuedEventsOnAnyReply = false);
        var restart = org.RestartAsync(Downtime, Cancel);
        await Time.WaitForTimerAsync(Downtime, Cancel);
        await PublishAsync(org, "meanwhile");
        Time.Advance(Downtime);
        await restart;
        var peer = await HandshakenAsync(org);
        await peer.SubscribeAsync(Topic, -2, Cancel);
        Assert.Equal("meanwhile", (await peer.ConnectAsync(Cancel)).Names());
    }

    [Fact]
    public async Task A_cancelled_restart_can_be_repeated()
    {
        var org = await StartAsync();
        using var patience = new CancellationTokenSource();
        var restart = org.RestartAsync(Downtime, patience.Token);
        await Time.WaitForTimerAsync(Downtime, Cancel);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => restart);
        await Assert.ThrowsAsync<HttpRequestException>(() => HandshakenAsync(org));
        await org.RestartAsync(TimeSpan.Zero, Cancel);
        await HandshakenAsync(org);
    }

    [Fact]
    public async Task Disposal_ends_a_restart()
    {
        var org = await StartAsync();
        var restart = org.RestartAsync(Downtime, Cancel);
        await Time.WaitForTimerAsync(Downtime, Cancel);
        await org.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => restart);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => org.RestartAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task A_negative_downtime_is_refused()
    {
        var org = await StartAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("downtime", () => org.RestartAsync(-Downtime, Cancel));
    }
}
