using System.Net;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Faults;

public sealed class ReplyShapeTests : OrgTests
{
    [Fact(Timeout = 30_000)]
    public async Task A_refusal_can_carry_the_queued_events()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        await PublishAsync(org, "a");
        org.Faults.Refuse(RequestKind.Connect, "500::Oops", "retry", 0, withEvents: true);
        var answer = await peer.ConnectAsync(Cancel);
        Assert.Equal(2, answer.Count);
        Assert.Equal("a", answer.Names());
        JsonAssert.Refused("500::Oops", answer[1], """{"reconnect":"retry","interval":0}""");
        await PublishAsync(org, "b");
        Assert.Equal("b", (await peer.ConnectAsync(Cancel)).Names());
    }

    [Fact(Timeout = 30_000)]
    public async Task Replies_can_come_twice()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        await PublishAsync(org, "a");
        org.Faults.DuplicateReplies(RequestKind.Connect);
        var answer = await peer.ConnectAsync(Cancel);
        Assert.Equal("/topic/AccountUpdates /meta/connect /meta/connect", Channels(answer));
        Assert.Equal(answer[1]!.ToJsonString(), answer[2]!.ToJsonString());
        await PublishAsync(org, "b");
        Assert.Equal("/topic/AccountUpdates /meta/connect", Channels(await peer.ConnectAsync(Cancel)));
    }

    [Fact(Timeout = 30_000)]
    public async Task Replies_can_come_before_their_events_on_a_connect_that_is_held()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        org.Faults.PutRepliesFirst(RequestKind.Connect);
        await PublishAsync(org, "a");
        Assert.Equal("/meta/connect /topic/AccountUpdates", Channels(await held));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("\"3\"")]
    [InlineData("\"03\"")]
    [InlineData("\"k1\"")]
    [InlineData("3")]
    [InlineData("3.50")]
    public async Task An_id_comes_back_in_the_kind_that_it_was_sent_in(string id)
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        foreach (var message in (JsonObject[])[peer.Handshake(), peer.Subscribe(Topic, -1), peer.Subscribe("/topic/Nobody", -1), peer.Connect()])
        {
            message["id"] = JsonNode.Parse(id);
            Assert.Equal(id, Peer.Single(await peer.SendAsync(message, Cancel))["id"]?.ToJsonString());
        }
    }

    [Theory(Timeout = 30_000)]
    [InlineData(MessageIdForm.AsSent, true, true)]
    [InlineData(MessageIdForm.OmittedInErrors, true, false)]
    [InlineData(MessageIdForm.Omitted, false, false)]
    public async Task Ids_can_be_left_out(MessageIdForm form, bool inSuccesses, bool inErrors)
    {
        var org = await StartAsync(options => options.MessageIds = form);
        var peer = await SubscribedAsync(org);
        Assert.Equal(inSuccesses, (await peer.SubscribeAsync(Generic, -1, Cancel)).ContainsKey("id"));
        Assert.Equal(inErrors, (await peer.SubscribeAsync("/topic/Nobody", -1, Cancel)).ContainsKey("id"));
        org.Faults.Refuse(RequestKind.Subscribe, "403::Restricted channel");
        Assert.Equal(inErrors, (await peer.SubscribeAsync(Generic, -1, Cancel)).ContainsKey("id"));
        var held = await HoldAsync(org, peer);
        org.Faults.PushDisconnect();
        Assert.Equal(inErrors, (await held)[1]!.AsObject().ContainsKey("id"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_redirect_names_where_it_leads()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        org.Faults.AnswerHttp(RequestKind.Handshake, 307, location: "https://elsewhere.example/cometd");
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        using var content = new StringContent($"[{peer.Handshake().ToJsonString()}]");
        using var response = await http.PostAsync(new Uri(org.Url, peer.Path), content, Cancel);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal("https://elsewhere.example/cometd", response.Headers.Location!.ToString());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_moved_instance_is_named_by_the_next_login()
    {
        var org = await StartAsync();
        org.Faults.MoveInstance(new Uri("https://na2.example:8443/some/path"));
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = org.User.ClientId,
            ["refresh_token"] = org.User.RefreshToken,
        });
        using var response = await http.PostAsync(new Uri(org.Url, "services/oauth2/token"), form, Cancel);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal("https://na2.example:8443", answer["instance_url"]!.GetValue<string>());
        Assert.StartsWith(org.Url.ToString(), answer["id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("instance", () => org.Faults.MoveInstance(new Uri("/x", UriKind.Relative)));
    }

    [Fact(Timeout = 30_000)]
    public async Task Only_Bayeux_replies_have_a_shape()
    {
        var org = await StartAsync();
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => org.Faults.DuplicateReplies(RequestKind.Login));
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => org.Faults.PutRepliesFirst(RequestKind.Versions));
    }

    private static string Channels(JsonArray answer) =>
        string.Join(' ', answer.Select(message => message!["channel"]!.GetValue<string>()));
}
