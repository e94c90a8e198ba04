using System.Net;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests;

public sealed class SimulatedOrgTests : OrgTests
{
    [Fact]
    public async Task Listens_on_loopback_and_on_a_given_port_again()
    {
        var first = await StartAsync();
        Assert.Equal("127.0.0.1", first.Url.Host);
        await first.DisposeAsync();
        var second = await StartAsync(options => options.Port = first.Url.Port);
        Assert.Equal(first.Url, second.Url);
        await HandshakenAsync(second);
    }

    [Fact]
    public async Task Disposal_cuts_connections_and_ends_waits()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        var wait = org.WaitForSubscribersAsync(Topic, 2, Cancel);
        var arrival = org.Exchanges.WaitForAsync(RequestKind.Login, 1, Cancel);
        await org.DisposeAsync();
        await org.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => held);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => arrival);
        Assert.Equal(0, org.SessionCount);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        var org = await StartAsync();
        using var patience = new CancellationTokenSource();
        var wait = org.WaitForHeldConnectsAsync(1, patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task Options_out_of_range_are_all_named()
    {
        var options = new SimulatedOrgOptions { TimeScale = 0, ReplayIdStride = 0, ApiVersions = ["66.0", "9.0"] };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => SimulatedOrg.StartAsync(options, Cancel));
        Assert.Equal(
            "SimulatedOrgOptions: TimeScale must be positive; ReplayIdStride must be positive; "
            + "ApiVersions must list versions such as 66.0, in ascending order.",
            error.Message);
    }

    [Fact]
    public async Task Options_that_are_null_and_ports_that_are_none_are_named()
    {
        var options = new SimulatedOrgOptions { Port = 99_999, TimeProvider = null!, ApiVersions = null! };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => SimulatedOrg.StartAsync(options, Cancel));
        Assert.Equal(
            "SimulatedOrgOptions: Port must be from 0 to 65535; TimeProvider must not be null; "
            + "ApiVersions must list versions such as 66.0, in ascending order.",
            error.Message);
    }

    [Fact]
    public async Task Options_are_copied_at_the_start()
    {
        SimulatedOrgOptions? given = null;
        var org = await StartAsync(options => given = options);
        given!.RequireAuthentication = false;
        var peer = NewPeer(org, "Bearer wrong");
        Assert.False((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_port_in_use_is_an_error()
    {
        var org = await StartAsync();
        await Assert.ThrowsAsync<IOException>(() => StartAsync(options => options.Port = org.Url.Port));
    }
}
