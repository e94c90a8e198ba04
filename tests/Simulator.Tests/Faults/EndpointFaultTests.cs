using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Faults;

/// <summary>Faults at each of the org's addresses, and faults that add to a response.</summary>
public sealed class EndpointFaultTests : OrgTests
{
    private const string NoJson = "text/html";

    public static TheoryData<RequestKind, int> KindsAndStatuses { get; } = new(
        from kind in Enum.GetValues<RequestKind>()
        where kind != RequestKind.Any
        from status in (int[])[403, 404, 405, 503]
        select (kind, status));

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(KindsAndStatuses))]
    public async Task Each_address_can_answer_with_a_status_and_a_time_to_wait(RequestKind kind, int status)
    {
        var org = await StartAsync();
        org.Faults.AnswerHttp(kind, status, "<html>", NoJson);
        org.Faults.AddHeader(kind, "Retry-After", "120");
        using var response = await SendAsync(org, kind);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("120", response.Headers.GetValues("Retry-After").Single());
        Assert.Equal("<html>", await response.Content.ReadAsStringAsync(Cancel));
        using var next = await SendAsync(org, kind);
        Assert.False(next.Headers.Contains("Retry-After"));
        Assert.Equal(2, org.Exchanges.Count(kind));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_status_can_come_with_the_Bayeux_cause_in_its_body()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        org.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", "none", failureReason: "401::Authentication invalid", status: 403);
        using var response = await peer.PostAsync($"[{peer.Handshake().ToJsonString()}]", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var reply = Peer.Single(JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsArray());
        JsonAssert.Refused("403::Handshake denied", reply, """{"reconnect":"none"}""");
        Assert.Equal("1", reply["id"]!.GetValue<string>());
        Assert.Throws<ArgumentOutOfRangeException>("status", () => org.Faults.Refuse(RequestKind.Any, "400::No", status: 199));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_subscribe_can_be_denied_with_a_busy_server_as_its_cause()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        const string Denied = "403:denied_by_security_policy:subscribe_denied";
        const string Busy = "503::Server is too busy. Please try your request again later.";
        org.Faults.Refuse(RequestKind.Subscribe, Denied, failureReason: Busy);
        var reply = await peer.SubscribeAsync(Generic, -1, Cancel);
        JsonAssert.Refused(Denied, reply);
        JsonAssert.Same($$"""{"sfdc":{"failureReason":"{{Busy}}"} }""", reply["ext"]);
        Assert.Equal(Generic, reply["subscription"]!.GetValue<string>());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_versions_can_stay_away_while_CometD_is_healthy()
    {
        var org = await StartAsync();
        org.Faults.AnswerHttp(RequestKind.Versions, 403, """[{"errorCode":"FORBIDDEN","message":"No"}]""", "application/json", int.MaxValue);
        for (var i = 0; i < 3; i++)
        {
            using var response = await SendAsync(org, RequestKind.Versions);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        await SubscribedAsync(org);
        org.Faults.Clear();
        using var healthy = await SendAsync(org, RequestKind.Versions);
        Assert.Equal(HttpStatusCode.OK, healthy.StatusCode);
    }

    [Fact(Timeout = 30_000)]
    public async Task Cookies_add_up_and_other_headers_are_replaced()
    {
        var org = await StartAsync();
        org.Faults.AddHeader(RequestKind.Handshake, "Set-Cookie", "a=1; Expires=Sun, 24 Sep 2034 19:55:37 UTC");
        org.Faults.AddHeader(RequestKind.Handshake, "set-cookie", "b=2");
        org.Faults.AddHeader(RequestKind.Any, "Content-Type", "text/plain");
        using var response = await SendAsync(org, RequestKind.Handshake);
        Assert.Equal(
            ["BAYEUX_BROWSER", "sfdc-stream", "a", "b"], response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split('=')[0]));
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.ToString());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("", "a", "name")]
    [InlineData("Retry After", "a", "name")]
    [InlineData("Content-Length", "1", "name")]
    [InlineData("transfer-encoding", "chunked", "name")]
    [InlineData("X-A", "a\r\nX-B: b", "value")]
    [InlineData("X-A", "\u00fc", "value")]
    public async Task Headers_that_cannot_be_written_are_refused(string name, string value, string parameter)
    {
        var org = await StartAsync();
        Assert.Throws<ArgumentException>(parameter, () => org.Faults.AddHeader(RequestKind.Any, name, value));
    }

    [Theory(Timeout = 30_000)]
    [InlineData(RequestKind.Login, false)]
    [InlineData(RequestKind.Versions, false)]
    [InlineData(RequestKind.Handshake, false)]
    [InlineData(RequestKind.Connect, false)]
    [InlineData(RequestKind.Connect, true)]
    public async Task A_byte_order_mark_can_come_before_the_JSON(RequestKind kind, bool compressed)
    {
        var org = await StartAsync(options => options.Compression = compressed);
        org.Faults.PutByteOrderMark(kind);
        using var response = await SendAsync(org, kind);
        var body = await response.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(Encoding.UTF8.GetPreamble(), body[..3]);
        Assert.NotNull(JsonNode.Parse(body.AsSpan(3)));
        Assert.NotEmpty(org.Exchanges.Snapshot(kind)[0].Replies);
        using var next = await SendAsync(org, kind);
        Assert.NotEqual(Encoding.UTF8.GetPreamble(), (await next.Content.ReadAsByteArrayAsync(Cancel))[..3]);
    }

    private async Task<HttpResponseMessage> SendAsync(SimulatedOrg org, RequestKind kind)
    {
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.GZip };
        using var http = new HttpClient(handler) { BaseAddress = org.Url };
        var peer = NewPeer(org);
        using var request = kind switch
        {
            RequestKind.Login => Post("services/oauth2/token", ""),
            RequestKind.Versions => new HttpRequestMessage(HttpMethod.Get, "services/data/"),
            RequestKind.Publish => Post("services/data/v66.0/sobjects/Low_Ink__e", "{}"),
            RequestKind.Records => new HttpRequestMessage(HttpMethod.Get, "services/data/v66.0/query"),
            RequestKind.TopicChanges => Post("services/data/v66.0/sobjects/PushTopic", "{}"),
            RequestKind.Other => new HttpRequestMessage(HttpMethod.Get, "services/data/v66.0/limits"),
            RequestKind.Handshake => Post(peer.Path, peer.Handshake().ToJsonString()),
            _ => Post(peer.Path, peer.Message($"/meta/{kind.ToString().ToLowerInvariant()}").ToJsonString()),
        };
        request.Headers.Add("Authorization", $"Bearer {org.IssueAccessToken()}");
        return await http.SendAsync(request, Cancel);
    }

    private static HttpRequestMessage Post(string path, string body) =>
        new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
