using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Session;

/// <summary>A response that cannot be read to its end costs the session, and its channels continue after the last event that was received.</summary>
public sealed class LostResponsesOverTheLoopTests
{
    private const int Limit = 60_000;
    private const string Connect = "/meta/connect";
    private const string Subscribe = "/meta/subscribe";
    private const string Channel = "/u/x";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("cut", "connect request was lost")]
    [InlineData("[]", "the response contains no reply")]
    [InlineData("""[{"channel":"/u/other","data":{}}]""", "the response contains no reply")]
    [InlineData("""[{"channel":"/meta/connect","successful":true}""", "the response")]
    [InlineData("<html>", "not a list of Bayeux messages")]
    [InlineData("""[{"channel":"/meta/disconnect","successful":true}]""", "The server ended the session")]
    [InlineData("""[{"channel":"/meta/disconnect"},{"channel":"/meta/connect","successful":true}]""", "The server ended the session")]
    public async Task A_connect_that_was_not_answered_is_followed_by_a_new_session(string answer, string cause)
    {
        using var server = new StagedServer(Connect, Subscribe);
        await using var client = server.MakeClient();
        var connect = await ReceiveAsync(server, client);
        if (answer == "cut") connect.Lose();
        else connect.Answer(answer);

        var again = await server.NextAsync(Subscribe);
        Assert.Equal(5, again.ReplayFrom);
        Assert.Contains(cause, client.LastStateChange.Cause!.Message, StringComparison.Ordinal);
        Assert.Equal(ClientState.Recovering, client.State);
        again.Agree();
        (await server.NextAsync(Connect)).Agree();
        await server.NextAsync(Connect);
        Assert.Equal(ClientState.Connected, client.State);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_before_the_unreadable_part_are_received()
    {
        using var server = new StagedServer(Connect, Subscribe);
        await using var client = server.MakeClient();
        var connect = await ReceiveAsync(server, client);
        connect.Answer($"[{StagedRequest.Event(Channel, 6)},<");
        Assert.Equal(6, (await server.NextAsync(Subscribe)).ReplayFrom);
    }

    [Theory(Timeout = Limit)]
    [InlineData(503, "402::Unknown client", "Unknown client")]
    [InlineData(403, "402::Unknown client", "Unknown client")]
    [InlineData(503, "500::Internal error", "failed")]
    [InlineData(400, "500::Internal error", "Internal error")]
    public async Task A_refusal_with_another_status_is_explained_by_its_reply_or_by_the_status(int status, string error, string cause)
    {
        using var server = new StagedServer(Connect, Subscribe);
        await using var client = server.MakeClient();
        var connect = await ReceiveAsync(server, client);
        connect.Answer(status, connect.Refusal(error));
        await server.NextAsync(Subscribe);
        Assert.Contains(cause, client.LastStateChange.Cause!.Message, StringComparison.Ordinal);
    }

    /// <summary>Subscribes, receives event 5, and returns the connect that waits after it.</summary>
    private static async Task<StagedRequest> ReceiveAsync(StagedServer server, StreamingClient client)
    {
        var subscribing = client.SubscribeAsync(Channel, cancellationToken: Token).AsTask();
        (await server.NextAsync(Subscribe)).Agree();
        await subscribing;
        (await server.NextAsync(Connect)).Agree(StagedRequest.Event(Channel, 5));
        return await server.NextAsync(Connect);
    }
}
