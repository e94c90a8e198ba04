using System.Net;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class HandshakeTests : OrgTests
{
    [Fact]
    public async Task Success_has_the_documented_shape()
    {
        var org = await StartAsync();
        var reply = await NewPeer(org).HandshakeAsync(Cancel);
        var clientId = reply["clientId"]!.GetValue<string>();
        Assert.Matches("^[a-z0-9]{27}$", clientId);
        JsonAssert.Same(
            $$"""
            {"channel":"/meta/handshake","id":"1","version":"1.0","minimumVersion":"1.0","successful":true,
             "clientId":"{{clientId}}","supportedConnectionTypes":["long-polling"],"ext":{"replay":true,"payload.format":true} }
            """,
            reply);
        Assert.Equal(1, org.SessionCount);
    }

    [Fact]
    public async Task Sets_two_cookies_that_plain_http_returns()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        using var response = await peer.PostAsync($"[{peer.Handshake().ToJsonString()}]", Cancel);
        var cookies = response.Headers.GetValues("Set-Cookie").ToArray();
        Assert.Matches("^BAYEUX_BROWSER=[0-9a-f]{32}; Path=/; HttpOnly$", cookies[0]);
        Assert.Matches("^sfdc-stream=[0-9a-f]{16}; Path=/$", cookies[1]);
        Assert.Equal(2, peer.Cookies.GetCookies(new Uri(org.Url, "cometd/66.0")).Count);
    }

    [Fact]
    public async Task Cookies_can_have_attributes_that_clients_may_not_understand()
    {
        var org = await StartAsync(options => options.CookieAttributes = "Expires=Sun, 24 Sep 2034 19:55:37 UTC; Max-Age=soon; Domain=");
        var peer = NewPeer(org);
        using var response = await peer.PostAsync($"[{peer.Handshake().ToJsonString()}]", Cancel);
        Assert.All(
            response.Headers.GetValues("Set-Cookie"),
            cookie => Assert.EndsWith("; Expires=Sun, 24 Sep 2034 19:55:37 UTC; Max-Age=soon; Domain=", cookie, StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(options => options.CookieAttributes = "a\nb"));
        Assert.Contains("CookieAttributes must be printable ASCII", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer no-such-token", "401::Authentication invalid")]
    [InlineData("Basic dXNlcg==", "401::Authentication invalid")]
    [InlineData("", "401::Request requires authentication")]
    public async Task Bad_tokens_are_denied_with_the_cause_in_failureReason(string authorization, string failureReason)
    {
        var org = await StartAsync();
        var peer = NewPeer(org, authorization);
        if (authorization.Length == 0) peer.ForgetToken();
        JsonAssert.Same(
            $$"""
            {"channel":"/meta/handshake","id":"1","successful":false,"error":"403::Handshake denied","advice":{"reconnect":"none"},
             "ext":{"sfdc":{"failureReason":"{{failureReason}}"},"replay":true,"payload.format":true} }
            """,
            await peer.HandshakeAsync(Cancel));
        Assert.Equal(0, org.SessionCount);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("OAuth")]
    public async Task Both_authorization_schemes_are_accepted(string scheme)
    {
        var org = await StartAsync();
        var reply = await NewPeer(org, $"{scheme} {org.IssueAccessToken()}").HandshakeAsync(Cancel);
        Assert.True(reply["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Without_required_authentication_no_token_is_needed()
    {
        var org = await StartAsync(options => options.RequireAuthentication = false);
        var peer = NewPeer(org);
        peer.ForgetToken();
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Only_long_polling_is_supported()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        var message = peer.Handshake();
        message["supportedConnectionTypes"] = new JsonArray("websocket", "callback-polling");
        var reply = Peer.Single(await peer.SendAsync(message, Cancel));
        JsonAssert.Refused("400::Invalid connection type {websocket, callback-polling}", reply, """{"reconnect":"none"}""");
    }

    [Fact]
    public async Task A_plain_server_offers_no_extension()
    {
        var org = await StartAsync(options => options.ReplayEnabled = false);
        Assert.Null((await NewPeer(org).HandshakeAsync(Cancel))["ext"]);
    }

    [Fact]
    public async Task A_second_session_in_one_cookie_jar_puts_the_first_out()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        var first = peer.ClientId;
        await peer.HandshakeAsync(Cancel);
        Assert.Equal(1, org.SessionCount);
        peer.ClientId = first;
        JsonAssert.Refused("403::Unknown client", Peer.Single(await peer.ConnectAsync(Cancel)), UnknownClientAdvice);
    }

    [Theory]
    [InlineData("cometd", "400::API version in the URI is mandatory. URI format: '/cometd/66.0'")]
    [InlineData("cometd/", "400::API version in the URI is mandatory. URI format: '/cometd/66.0'")]
    [InlineData("cometd/latest", "400::API version in the URI is mandatory. URI format: '/cometd/66.0'")]
    [InlineData("cometd/36.0", "400::Unsupported API version. Only API versions '37.0' and later are supported. URI format: '/cometd/66.0'")]
    [InlineData("cometd/67.0/", "400::Unsupported API version. Only API versions '37.0' and later are supported. URI format: '/cometd/66.0'")]
    public async Task The_address_needs_a_supported_version(string path, string error)
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        peer.Path = path;
        JsonAssert.Refused(error, await peer.HandshakeAsync(Cancel), """{"reconnect":"none"}""");
    }

    [Theory]
    [InlineData("cometd/37.0")]
    [InlineData("cometd/66.0/")]
    [InlineData("cometd/50.0/handshake")]
    public async Task Addresses_of_stock_clients_are_accepted(string path)
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        peer.Path = path;
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Only_POST_is_answered()
    {
        var org = await StartAsync();
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(org.Url, "cometd/66.0"), Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
