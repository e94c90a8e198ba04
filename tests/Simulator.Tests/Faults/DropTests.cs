using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Faults;

public sealed class DropTests : OrgTests
{
    [Theory]
    [InlineData(DropPoint.BeforeHeaders)]
    [InlineData(DropPoint.MidBody)]
    public async Task The_events_of_a_lost_answer_do_not_come_again_on_that_session(DropPoint point)
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        org.Faults.DropConnection(RequestKind.Connect, point);
        await PublishAsync(org, "lost");
        await Assert.ThrowsAsync<HttpRequestException>(() => held);
        Assert.Equal(point, org.Exchanges.Snapshot(RequestKind.Connect)[^1].Drop);
        await PublishAsync(org, "next");
        Assert.Equal("next", (await peer.ConnectAsync(Cancel)).Names());
        Assert.Equal("lost next", (await peer.SendAsync(peer.Subscribe(Topic, -2), Cancel)).Names());
    }

    [Theory]
    [InlineData(DropPoint.BeforeHeaders)]
    [InlineData(DropPoint.MidBody)]
    public async Task A_lost_answer_starts_the_session_window_too(DropPoint point)
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        org.Faults.DropConnection(RequestKind.Subscribe, point);
        await Assert.ThrowsAsync<HttpRequestException>(() => peer.SubscribeAsync(Generic, -1, Cancel));
        Assert.Equal(1, org.SessionCount);
        Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(0, org.SessionCount);
    }

    [Fact]
    public async Task A_cut_body_arrives_by_half()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        org.Faults.DropConnection(RequestKind.Connect, DropPoint.MidBody);
        foreach (var name in (string[])["a", "b", "c"]) await PublishAsync(org, name);
        var (received, error) = await peer.PostAndReadPartsAsync($"[{peer.Connect().ToJsonString()}]", Cancel);
        Assert.IsType<HttpIOException>(error);
        var whole = org.Exchanges.Snapshot(RequestKind.Connect)[^1].ResponseBody!;
        Assert.Equal(whole[..(whole.Length / 2)], received);
        Assert.Contains("\"Name\":\"a\"", received, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Name\":\"c\"", received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RequestKind.Handshake)]
    [InlineData(RequestKind.Any)]
    public async Task A_drop_waits_for_its_kind_of_request_and_happens_once(RequestKind kind)
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        org.Faults.DropConnection(kind, DropPoint.BeforeHeaders);
        if (kind != RequestKind.Any) await peer.ConnectAsync(Cancel);
        await Assert.ThrowsAsync<HttpRequestException>(() => peer.HandshakeAsync(Cancel));
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }
}
