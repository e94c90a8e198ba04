using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Cometd;

public sealed class ConnectTests : OrgTests
{
    [Fact]
    public async Task First_connect_is_answered_at_once_with_advice()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        JsonAssert.Same(
            $$"""
            [{"channel":"/meta/connect","id":"2","clientId":"{{peer.ClientId}}","successful":true,
              "advice":{"reconnect":"retry","interval":0,"timeout":110000} }]
            """,
            await peer.ConnectAsync(Cancel));
    }

    [Fact]
    public async Task Later_connects_are_held_for_110_seconds_and_carry_no_advice()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        Time.Advance(TimeSpan.FromMilliseconds(109_999));
        Assert.False(held.IsCompleted);
        Assert.Null(Assert.Single(org.Exchanges.Snapshot(RequestKind.Connect), exchange => exchange.Status is null).ResponseBody);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        JsonAssert.Same($$"""[{"channel":"/meta/connect","id":"4","clientId":"{{peer.ClientId}}","successful":true}]""", await held);
    }

    [Fact]
    public async Task The_clock_can_be_scaled()
    {
        var org = await StartAsync(options => options.TimeScale = 10);
        var peer = await HandshakenAsync(org);
        Assert.Equal(11_000, (await peer.ConnectAsync(Cancel))[0]!["advice"]!["timeout"]!.GetValue<int>());
        var held = await HoldAsync(org, peer);
        Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Single(await held);
        Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, org.SessionCount);
    }

    [Fact]
    public async Task The_first_connect_of_a_stock_server_is_held_and_carries_its_advice_later()
    {
        var org = await StartAsync(options => options.FirstConnectImmediate = false);
        var peer = await HandshakenAsync(org);
        var held = await HoldAsync(org, peer);
        Time.Advance(TimeSpan.FromSeconds(110));
        Assert.Equal("retry", (await held)[0]!["advice"]!["reconnect"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_connect_with_timeout_zero_is_answered_at_once()
    {
        var org = await StartAsync(options => options.FirstConnectImmediate = false);
        var peer = await SubscribedImmediatelyAsync(org);
        Assert.Single(await peer.SendAsync(Impatient(peer), Cancel));
    }

    [Fact]
    public async Task An_event_answers_a_held_connect_at_once()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        var id = await PublishAsync(org, "Acme");
        JsonAssert.Same(
            $$"""
            [{"channel":"/topic/AccountUpdates","clientId":"{{peer.ClientId}}","data":{
               "event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":{{id}},"type":"updated"},
               "sobject":{"Id":"001Kx00000Zz1AAIAZ","Name":"Acme"} } },
             {"channel":"/meta/connect","id":"4","clientId":"{{peer.ClientId}}","successful":true}]
            """,
            await held);
    }

    [Fact]
    public async Task Events_between_connects_wait_for_the_next_one()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        await PublishAsync(org, "a");
        await PublishAsync(org, "b");
        Assert.Equal("a b", (await peer.ConnectAsync(Cancel)).Names());
    }

    [Fact]
    public async Task Held_deliveries_come_in_one_answer()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        using (org.HoldDeliveries())
        {
            await PublishAsync(org, "a");
            await PublishAsync(org, "b");
            Assert.False(held.IsCompleted);
        }

        Assert.Equal("a b", (await held).Names());
    }

    [Fact]
    public async Task A_second_connect_makes_the_first_return()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var first = await HoldAsync(org, peer);
        var second = peer.ConnectAsync(Cancel);
        JsonAssert.Same($$"""[{"channel":"/meta/connect","id":"4","clientId":"{{peer.ClientId}}","successful":true}]""", await first);
        await PublishAsync(org, "a");
        Assert.Equal("a", (await second).Names());
    }

    [Fact]
    public async Task What_an_abandoned_connect_is_answered_with_is_lost()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel))
        {
            var abandoned = peer.ConnectAsync(patience.Token);
            await org.WaitForHeldConnectsAsync(1, Cancel);
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        }

        await PublishAsync(org, "lost");
        await PublishAsync(org, "kept");
        Assert.Equal("kept", (await peer.ConnectAsync(Cancel)).Names());
    }

    [Fact]
    public async Task A_connect_beside_other_messages_is_not_held()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        await peer.ConnectAsync(Cancel);
        var body = new JsonArray(peer.Subscribe(Topic, -1), peer.Connect()).ToJsonString();
        using var response = await peer.PostAsync(body, Cancel);
        var replies = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsArray();
        Assert.Equal("/meta/subscribe /meta/connect", string.Join(' ', replies.Select(reply => reply!["channel"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Another_connection_type_is_refused()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        var message = peer.Connect();
        message["connectionType"] = "websocket";
        JsonAssert.Refused(
            "400::Invalid connection type {websocket}", Peer.Single(await peer.SendAsync(message, Cancel)), """{"reconnect":"none"}""");
    }

    [Fact]
    public async Task An_unknown_client_is_sent_to_handshake()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        peer.ClientId = "1cyu4thyxh3fgv1nqwcvebt3o9x";
        JsonAssert.Same(
            """
            [{"channel":"/meta/connect","id":"2","clientId":"1cyu4thyxh3fgv1nqwcvebt3o9x","successful":false,
              "error":"403::Unknown client","advice":{"reconnect":"handshake","interval":0} }]
            """,
            await peer.ConnectAsync(Cancel));
    }

    [Fact]
    public async Task An_invalid_token_ends_connecting()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        peer.UseToken("00D!gone");
        JsonAssert.Refused("401::Authentication invalid", Peer.Single(await peer.ConnectAsync(Cancel)), NoneAdvice);
        peer.ForgetToken();
        JsonAssert.Refused("401::Request requires authentication", Peer.Single(await peer.ConnectAsync(Cancel)), NoneAdvice);
    }

    private static JsonObject Impatient(Peer peer)
    {
        var message = peer.Connect();
        message["advice"] = new JsonObject { ["timeout"] = 0 };
        return message;
    }

    private async Task<Peer> SubscribedImmediatelyAsync(SimulatedOrg org)
    {
        var peer = await HandshakenAsync(org);
        await peer.SendAsync(Impatient(peer), Cancel);
        return peer;
    }
}
