using System.Text.Json.Nodes;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Session;

/// <summary>Each request of the application gets the server's response, or the failure that it met.</summary>
public sealed class OwnRequestsOverTheLoopTests
{
    private const int Limit = 60_000;
    private const string Ask = "/u/ask";
    private const string Disconnect = "/meta/disconnect";
    private const string Handshake = "/meta/handshake";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_message_gets_all_messages_of_its_response()
    {
        using var server = new StagedServer(Ask, "/meta/connect");
        await using var client = server.MakeClient();
        await client.StartAsync(Token);
        var sent = client.SendAsync(new JsonObject { ["channel"] = Ask }, Token);
        (await server.NextAsync(Ask)).Agree(StagedRequest.Event("/u/x", 1));
        Assert.Equal(["/u/x", Ask], (await sent).Select(static message => message.Channel));
    }

    [Fact(Timeout = Limit)]
    public async Task A_message_whose_response_is_lost_or_unreadable_fails()
    {
        using var server = new StagedServer(Ask, "/meta/connect");
        await using var client = server.MakeClient();
        await client.StartAsync(Token);
        var lost = client.SendAsync(new JsonObject { ["channel"] = Ask }, Token);
        (await server.NextAsync(Ask)).Lose();
        Assert.Equal(StreamingError.Transport, (await Assert.ThrowsAsync<StreamingException>(() => lost)).Error);

        var unreadable = client.SendAsync(new JsonObject { ["channel"] = Ask }, Token);
        (await server.NextAsync(Ask)).Answer("{\"channel\":");
        Assert.Equal(StreamingError.Transport, (await Assert.ThrowsAsync<StreamingException>(() => unreadable)).Error);
    }

    [Fact(Timeout = Limit)]
    public async Task A_message_that_is_not_answered_ends_with_the_client()
    {
        using var server = new StagedServer(Ask, "/meta/connect");
        await using var client = server.MakeClient();
        await client.StartAsync(Token);
        var sent = client.SendAsync(new JsonObject { ["channel"] = Ask }, Token);
        await server.NextAsync(Ask);
        await client.StopAsync(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
    }

    [Fact(Timeout = Limit)]
    public async Task A_channel_that_the_client_uses_cannot_be_unsubscribed_by_a_message()
    {
        using var server = new StagedServer("/meta/connect", "/meta/unsubscribe");
        await using var client = server.MakeClient();
        await client.SubscribeAsync("/u/x", cancellationToken: Token);
        var used = new JsonObject { ["channel"] = "/meta/unsubscribe", ["subscription"] = "/u/x" };
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(used, Token));

        var other = client.SendAsync(new JsonObject { ["channel"] = "/meta/unsubscribe", ["subscription"] = "/u/y" }, Token);
        (await server.NextAsync("/meta/unsubscribe")).Agree();
        Assert.Single(await other);
    }

    [Fact(Timeout = Limit)]
    public async Task A_new_handshake_is_answered_with_its_reply_and_the_old_session_is_disconnected()
    {
        using var server = new StagedServer(Handshake, Disconnect, "/meta/connect");
        await using var client = server.MakeClient();
        var starting = client.StartAsync(Token);
        (await server.NextAsync(Handshake)).Answer("""[{"channel":"/meta/handshake","successful":true,"clientId":"first","ext":{"replay":true}}]""");
        await starting;
        (await server.NextAsync("/meta/connect")).Agree();
        Assert.Equal("first", Client(await server.NextAsync("/meta/connect")));

        var asked = client.HandshakeAsync(Token);
        (await server.NextAsync(Handshake)).Answer("""[{"channel":"/meta/handshake","successful":true,"clientId":"second","ext":{"replay":true}}]""");
        Assert.Equal("second", (await asked).Json.GetProperty("clientId").GetString());
        var goodbye = await server.NextAsync(Disconnect);
        Assert.Equal("first", Client(goodbye));
        goodbye.Agree();
        (await server.NextAsync("/meta/connect")).Agree();
        Assert.Equal("second", Client(await server.NextAsync("/meta/connect")));

        var stopping = client.StopAsync(Token);
        (await server.NextAsync(Disconnect)).Agree();
        await stopping;
    }

    [Fact(Timeout = Limit)]
    public async Task A_disconnect_gets_the_reply_of_the_server()
    {
        using var server = new StagedServer(Disconnect, "/meta/connect");
        await using var client = server.MakeClient();
        await client.StartAsync(Token);
        var disconnecting = client.DisconnectAsync(Token);
        var request = await server.NextAsync(Disconnect);
        Assert.Equal("c1", Client(request));
        request.Agree();
        Assert.Equal(Disconnect, (await disconnecting)!.Channel);
        Assert.Equal(ClientState.Stopped, client.State);
    }

    private static string? Client(StagedRequest request) => request.Message.GetProperty("clientId").GetString();
}
