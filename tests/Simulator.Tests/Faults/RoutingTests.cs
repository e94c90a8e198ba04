using System.Net;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Faults;

public sealed class RoutingTests : OrgTests
{
    [Fact(Timeout = 30_000)]
    public async Task An_ending_answer_can_set_a_routing_cookie()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        org.Faults.Refuse(RequestKind.Connect, "403::Unknown client", "handshake", 0, endsSession: true);
        org.Faults.AddHeader(RequestKind.Connect, "Set-Cookie", "route=b2; Path=/");
        JsonAssert.Refused("403::Unknown client", (await peer.ConnectAsync(Cancel))[0], UnknownClientAdvice);
        await peer.HandshakeAsync(Cancel);
        var cookies = org.Exchanges.Snapshot(RequestKind.Handshake)[^1].RequestHeaders["cookie"];
        Assert.Contains("route=b2", cookies, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Sessions_are_found_with_the_routing_cookie_alone()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        org.Faults.RequireRoutingCookie("route", "b2");
        JsonAssert.Refused("403::Unknown client", (await peer.ConnectAsync(Cancel))[0], UnknownClientAdvice);
        Assert.Equal("b2", peer.Cookies.GetCookies(org.Url)["route"]!.Value);
        await peer.HandshakeAsync(Cancel);
        Assert.True((await peer.ConnectAsync(Cancel))[0]!["successful"]!.GetValue<bool>());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_that_drops_the_cookie_with_its_session_never_gets_on()
    {
        var org = await StartAsync();
        org.Faults.RequireRoutingCookie("route", "b2");
        for (var i = 0; i < 3; i++)
        {
            var peer = await HandshakenAsync(org);
            JsonAssert.Refused("403::Unknown client", (await peer.ConnectAsync(Cancel))[0], UnknownClientAdvice);
            JsonAssert.Refused("403::Unknown client", await StaleAsync(org, peer), UnknownClientAdvice);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task Cookies_that_cannot_be_are_refused()
    {
        var org = await StartAsync();
        Assert.Throws<ArgumentException>("name", () => org.Faults.RequireRoutingCookie("a b", "c"));
        Assert.Throws<ArgumentException>("value", () => org.Faults.RequireRoutingCookie("a", "b;c"));
    }

    /// <summary>A connect with a different value of the cookie than the one that the server set.</summary>
    private async Task<System.Text.Json.Nodes.JsonNode?> StaleAsync(SimulatedOrg org, Peer peer)
    {
        peer.Cookies.Add(org.Url, new Cookie("route", "a1", "/"));
        return (await peer.ConnectAsync(Cancel))[0];
    }
}
