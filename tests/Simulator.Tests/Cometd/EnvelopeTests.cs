using System.Net;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class EnvelopeTests : OrgTests
{
    [Theory]
    [InlineData("\"abc\"")]
    [InlineData("7")]
    public async Task Message_ids_come_back_as_they_came(string id)
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        var message = peer.Connect();
        message["id"] = JsonNode.Parse(id);
        Assert.Equal(id, (await peer.SendAsync(message, Cancel))[0]!["id"]!.ToJsonString());
        message = peer.Message("/meta/disconnect");
        message.Remove("id");
        Assert.False((await peer.SendAsync(message, Cancel))[0]!.AsObject().ContainsKey("id"));
    }

    [Fact]
    public async Task A_body_may_be_one_message_without_an_array()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        using var response = await peer.PostAsync(peer.Handshake().ToJsonString(), Cancel);
        var replies = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsArray();
        Assert.True(Peer.Single(replies)["successful"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("")]
    public async Task Other_bodies_are_bad_requests(string body)
    {
        var org = await StartAsync();
        using var response = await NewPeer(org).PostAsync(body, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(32_768, HttpStatusCode.OK)]
    [InlineData(32_769, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Bodies_end_at_32768_bytes(int length, HttpStatusCode expected)
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        var body = $"[{peer.Handshake().ToJsonString()}]";
        using var response = await peer.PostAsync(body.PadRight(length), Cancel);
        Assert.Equal(expected, response.StatusCode);
        if (expected != HttpStatusCode.OK)
            Assert.Equal("Maximum Request Size Exceeded", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("BAYEUX_BROWSER")]
    [InlineData("sfdc-stream")]
    public async Task A_session_needs_its_cookies(string name)
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        var cookie = peer.Cookies.GetAllCookies().Single(candidate => candidate.Name == name);
        cookie.Expired = true;
        var error = $"400::Client {peer.ClientId} has established a session, but no {name} cookie present";
        JsonAssert.Refused(error, Peer.Single(await peer.ConnectAsync(Cancel)));
        JsonAssert.Refused(error, await peer.SubscribeAsync(Topic, -1, Cancel));
        JsonAssert.Refused(error, Peer.Single(await peer.SendAsync(peer.Unsubscribe(Topic), Cancel)));
        JsonAssert.Refused(error, Peer.Single(await peer.SendAsync(peer.Message("/meta/disconnect"), Cancel)));
        peer.Cookies.Add(org.Url, new Cookie(name, "of-another", "/"));
        JsonAssert.Refused("403::Unknown client", Peer.Single(await peer.ConnectAsync(Cancel)), UnknownClientAdvice);
    }

    [Theory]
    [InlineData("/topic/AccountUpdates", "403:denied_by_security_policy:publish_denied")]
    [InlineData("/service/any", "403:denied_by_security_policy:publish_denied")]
    [InlineData("/meta/other", "404::Unknown channel")]
    [InlineData("", "400::Channel name not specified")]
    public async Task Publishing_over_CometD_is_refused(string channel, string error)
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var message = peer.Message(channel);
        message["data"] = new JsonObject();
        JsonAssert.Refused(error, Peer.Single(await peer.SendAsync(message, Cancel)));
    }

    [Fact]
    public async Task Dates_come_from_the_clock_of_the_org()
    {
        var org = await StartAsync();
        using var response = await NewPeer(org).PostAsync("[]", Cancel);
        Assert.Equal("[]", await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 9, 12, 33, TimeSpan.Zero), response.Headers.Date);
    }
}
