using System.Net;
using System.Text;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Faults;

public sealed class ReplacementTests : OrgTests
{
    [Fact]
    public async Task An_HTTP_answer_takes_the_place_of_so_many_real_ones()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        org.Faults.AnswerHttp(RequestKind.Handshake, 503, "<html>busy</html>", times: 2);
        for (var i = 0; i < 2; i++)
        {
            using var response = await peer.PostAsync($"[{peer.Handshake().ToJsonString()}]", Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("text/html", response.Content.Headers.ContentType!.ToString());
            Assert.Equal("<html>busy</html>", await response.Content.ReadAsStringAsync(Cancel));
            Assert.Equal(0, org.SessionCount);
        }

        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_replaced_connect_leaves_queued_events_where_they_are()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        await PublishAsync(org, "a");
        org.Faults.AnswerHttp(RequestKind.Connect, 502);
        using (var response = await peer.PostAsync($"[{peer.Connect().ToJsonString()}]", Cancel))
            Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("a", (await peer.ConnectAsync(Cancel)).Names());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[{\"channel\":\"/meta/conn")]
    public async Task A_body_is_sent_as_it_is(string body)
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        org.Faults.AnswerBody(RequestKind.Connect, body);
        using var response = await peer.PostAsync($"[{peer.Connect().ToJsonString()}]", Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData(RequestKind.Login, "services/oauth2/token")]
    [InlineData(RequestKind.Versions, "services/data/")]
    public async Task Requests_beside_CometD_can_be_replaced_too(RequestKind kind, string path)
    {
        var org = await StartAsync();
        using var http = new HttpClient();
        org.Faults.AnswerHttp(kind, 500, "<html>");
        using var content = new StringContent("", Encoding.UTF8);
        using var response = kind == RequestKind.Login
            ? await http.PostAsync(new Uri(org.Url, path), content, Cancel)
            : await http.GetAsync(new Uri(org.Url, path), Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task A_refused_handshake_shows_its_cause_beside_the_server_flags()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        org.Faults.Refuse(
            RequestKind.Handshake, "403::Handshake denied", "none", failureReason: "403::Organization concurrent user limit exceeded");
        JsonAssert.Same(
            """
            {"channel":"/meta/handshake","id":"1","successful":false,"error":"403::Handshake denied","advice":{"reconnect":"none"},
             "ext":{"sfdc":{"failureReason":"403::Organization concurrent user limit exceeded"},"replay":true,"payload.format":true}}
            """,
            await peer.HandshakeAsync(Cancel));
    }

    [Fact]
    public async Task A_refused_connect_or_subscribe_keeps_its_session()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        org.Faults.Refuse(
            RequestKind.Connect, "401::Authentication invalid", "none", 0, "503::Server is too busy. Please try your request again later.");
        JsonAssert.Same(
            $$"""
            [{"channel":"/meta/connect","id":"2","clientId":"{{peer.ClientId}}","successful":false,"error":"401::Authentication invalid",
              "advice":{"reconnect":"none","interval":0},
              "ext":{"sfdc":{"failureReason":"503::Server is too busy. Please try your request again later."} } }]
            """,
            await peer.ConnectAsync(Cancel));
        org.Faults.Refuse(RequestKind.Subscribe, "403::Subscription limit exceeded for this topic", times: 2);
        JsonAssert.Refused("403::Subscription limit exceeded for this topic", await peer.SubscribeAsync(Topic, -1, Cancel));
        JsonAssert.Refused("403::Subscription limit exceeded for this topic", await peer.SubscribeAsync(Topic, -1, Cancel));
        Assert.True((await peer.SubscribeAsync(Topic, -1, Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_refusal_of_any_request_waits_for_a_Bayeux_one()
    {
        var org = await StartAsync();
        org.Faults.Refuse(RequestKind.Any, "500::Oops");
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(org.Url, "services/data/"), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonAssert.Refused("500::Oops", await NewPeer(org).HandshakeAsync(Cancel));
    }

    [Fact]
    public async Task A_delay_is_measured_by_the_clock_of_the_org()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        org.Faults.Delay(RequestKind.Handshake, TimeSpan.FromMinutes(3));
        var late = peer.HandshakeAsync(Cancel);
        await Time.WaitForTimerAsync(TimeSpan.FromMinutes(3), Cancel);
        Time.Advance(TimeSpan.FromSeconds(179));
        Assert.Equal(0, org.SessionCount);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await late)["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Faults_that_cannot_be_are_refused()
    {
        var org = await StartAsync();
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => org.Faults.Refuse(RequestKind.Login, "400::No"));
        Assert.Throws<ArgumentOutOfRangeException>("status", () => org.Faults.AnswerHttp(RequestKind.Any, 100));
        Assert.Throws<ArgumentOutOfRangeException>("times", () => org.Faults.AnswerHttp(RequestKind.Any, 500, times: 0));
        Assert.Throws<ArgumentOutOfRangeException>("delay", () => org.Faults.Delay(RequestKind.Any, TimeSpan.FromTicks(-1)));
    }
}
