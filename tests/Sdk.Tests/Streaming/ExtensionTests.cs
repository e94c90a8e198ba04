using System.Text.Json.Nodes;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>A <see cref="BayeuxExtension"/> of the program, over real sockets.</summary>
public sealed class ExtensionTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task It_sees_every_message_of_a_life_in_both_directions()
    {
        var seen = new RecordingExtension();
        await using var test = await StartAsync(seen);
        var id = await ReceiveAsync(test);
        // Two requests that run at the same time may pass the extension in either order.
        await test.Org.Exchanges.WaitForAsync(RequestKind.Unsubscribe, 1, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        await test.Client.StopAsync(Token);

        Assert.Equal("/meta/handshake", seen.Sent[0]);
        Assert.Single(seen.Sent, static channel => channel == "/meta/subscribe");
        Assert.Contains("/meta/connect", seen.Sent);
        Assert.Equal("/meta/disconnect", seen.Sent[^1]);
        Assert.Equal("/meta/handshake", seen.Received[0].Channel);
        Assert.Contains(seen.Received, static message => message is { Channel: "/meta/subscribe", Subscription: TestOrg.Accounts });
        Assert.Contains(seen.Received, static message => message.Channel == "/meta/connect");
        Assert.Equal("/meta/disconnect", seen.Received[^1].Channel);
        var received = Assert.Single(seen.Received, static message => message.Data is not null);
        Assert.Equal(id, received.Data!.Value.GetProperty("sobject").GetProperty("Id").GetString());
    }

    [Fact(Timeout = Limit)]
    public async Task What_it_adds_reaches_the_server_beside_what_the_client_says()
    {
        await using var test = await StartAsync(
            new RecordingExtension { Sending = static message => Ext(message)["tenant"] = "acme" },
            new RecordingExtension { Sending = static message => Ext(message)["second"] = Ext(message)["tenant"] + "!" });
        await ReceiveAsync(test);
        await test.Client.StopAsync(Token);

        var sent = test.Org.Exchanges.Snapshot().SelectMany(static exchange => exchange.Kind == RequestKind.Login ? [] : exchange.Messages).ToList();
        Assert.Equal(test.Org.Exchanges.Count(RequestKind.Any) - 1, sent.Count);
        Assert.All(sent, static message => Assert.Equal("acme", message.GetProperty("ext").GetProperty("tenant").GetString()));
        Assert.All(sent, static message => Assert.Equal("acme!", message.GetProperty("ext").GetProperty("second").GetString()));
        Assert.True(sent[0].GetProperty("ext").GetProperty("replay").GetBoolean());
    }

    [Theory(Timeout = Limit)]
    [InlineData("id")]
    [InlineData("channel")]
    [InlineData("clientId")]
    public async Task It_may_not_change_what_belongs_to_the_session(string member)
    {
        await using var test = await StartAsync(new RecordingExtension { Sending = message => message[member] = "mine" });

        var failed = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Equal((StreamingError.ExtensionFailed, false), (failed.Error, failed.IsTransient));
        Assert.Contains(nameof(RecordingExtension), failed.Message, StringComparison.Ordinal);
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Theory(Timeout = Limit)]
    [InlineData(true, "/meta/handshake")]
    [InlineData(true, "/meta/subscribe")]
    [InlineData(true, "/meta/connect")]
    [InlineData(false, "/meta/handshake")]
    [InlineData(false, "/meta/subscribe")]
    [InlineData(false, "/meta/connect")]
    [InlineData(false, TestOrg.Accounts)]
    public async Task One_that_throws_ends_the_streams_with_its_exception_inside(bool sending, string channel)
    {
        await using var test = await StartAsync(new RecordingExtension
        {
            Sending = message => Throw(sending && (string)message["channel"]! == channel),
            Receiving = message => Throw(!sending && message.Channel == channel),
        });

        var failed = await Assert.ThrowsAsync<StreamingException>(() => ReceiveAsync(test));

        Assert.Equal(StreamingError.ExtensionFailed, failed.Error);
        Assert.Equal("of the extension", Assert.IsType<TimeZoneNotFoundException>(failed.InnerException).Message);
        Assert.Equal(ClientState.Faulted, test.Client.State);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake) + (sending && channel == "/meta/handshake" ? 1 : 0));
    }

    [Fact(Timeout = Limit)]
    public async Task A_message_that_it_leaves_unwritable_is_its_failure()
    {
        await using var test = await StartAsync(new RecordingExtension { Sending = static message => message["load"] = double.NaN });

        var failed = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Equal(StreamingError.ExtensionFailed, failed.Error);
        Assert.Contains("cannot be written as JSON", failed.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task One_that_throws_at_the_goodbye_does_not_hold_up_the_stop()
    {
        await using var test = await StartAsync(
            new RecordingExtension { Receiving = static message => Throw(message.Channel == "/meta/disconnect") });
        await test.Client.StartAsync(Token);

        Assert.Null(await test.Client.DisconnectAsync(Token));
    }

    private static Task<TestOrg> StartAsync(params BayeuxExtension[] extensions) => TestOrg.StartAsync(
        configureClient: (options, _) => (options.Extensions, options.ApiVersion) = (extensions, "66.0"));

    private static async Task<string> ReceiveAsync(TestOrg test)
    {
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        return id;
    }

    private static JsonObject Ext(JsonObject message)
    {
        if (message["ext"] is not JsonObject) message["ext"] = new JsonObject();
        return message["ext"]!.AsObject();
    }

    private static void Throw(bool now)
    {
        if (now) throw new TimeZoneNotFoundException("of the extension");
    }
}
