using TypedStreaming.Interop.Tests.Fixtures;
using TypedStreaming.Interop.Tests.Npm;
using TypedStreaming.Interop.Tests.Wire;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Interop.Tests.PeerServer;

/// <summary>Between our client and cometd-nodejs-server is a proxy that loses responses and cuts connections.</summary>
public sealed class ProxyTests
{
    private const int Limit = 30_000;
    private const string Connect = "/meta/connect";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A server that cannot replay still holds in the session what it has not sent.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_lost_answer_keeps_the_session_and_the_possible_gap_is_reported()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync();
        await using var proxy = await Proxy.StartAsync(server.Url);
        await using var client = OurClient.Of(proxy.Url, log);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);

        var lost = await LoseAnswerAsync(server, proxy);
        await server.PublishOrderAsync(2);

        Assert.Equal(2, await orders.NextNumberAsync());
        Assert.Contains(Later(proxy, lost), exchange => exchange.Channel == Connect && exchange.ClientId == lost.ClientId);
        Assert.Single(server.Sessions);
        Assert.Equal(1, log.Count(OurClient.LostAnswer));
        Assert.Contains(log.Entries, entry => entry.Id.Id == OurClient.Gap && entry.Text.Contains(Order.Channel, StringComparison.Ordinal));
        Assert.Equal(1, log.Count(OurClient.NoReplay));
    }

    [Fact(Timeout = Limit)]
    public async Task Nothing_is_lost_with_an_answer_where_the_server_can_replay()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync(new() { Replay = true });
        await using var proxy = await Proxy.StartAsync(server.Url);
        await using var client = OurClient.Of(proxy.Url, log);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.WaitForHeldAsync(server.Sessions[0]);
        await server.PublishOrderAsync(0);
        Assert.Equal(0, await orders.NextNumberAsync());

        var lost = await LoseAnswerAsync(server, proxy, held: 2);
        await server.PublishOrderAsync(2);

        Assert.Equal([1, 2], (await orders.TakeAsync(2, Token)).Select(order => order.Number));
        AssertOnlyDisconnected(proxy, lost);
        Assert.Equal(0, log.Count(OurClient.PossibleGap));
    }

    /// <summary>The negative control of the tests above: where the proxy passes all, the client id goes on being used.</summary>
    [Fact(Timeout = Limit)]
    public async Task An_answer_that_is_passed_keeps_the_session()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync();
        await using var proxy = await Proxy.StartAsync(server.Url);
        await using var client = OurClient.Of(proxy.Url, log);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.WaitForHeldAsync(server.Sessions[0]);

        await server.PublishOrderAsync(1);
        var passed = await proxy.WaitForAsync(exchange => exchange is { End: ExchangeEnd.Passed } && exchange.Carries(Order.Channel));
        await server.WaitForHeldAsync(server.Sessions[0], 2);

        Assert.Equal(1, await orders.NextNumberAsync());
        Assert.Contains(Later(proxy, passed), exchange => exchange.Channel == Connect && exchange.ClientId == passed.ClientId);
        Assert.Single(server.Sessions);
        Assert.Equal(0, log.Count(OurClient.PossibleGap));
    }

    /// <summary>
    /// Another negative control: the npm client polls again with the old client id, and never learns what it missed. The
    /// proxy's log shows the one, its events the other.
    /// </summary>
    [Fact(Timeout = Limit)]
    public async Task A_client_that_keeps_the_session_after_a_lost_answer_misses_the_event()
    {
        await using var server = await CometdServer.StartAsync();
        await using var proxy = await Proxy.StartAsync(server.Url);
        await using var client = NpmClient.StartCometd(proxy.Url, token: null, replays: false, Order.Channel);
        await server.WaitForSubscribedAsync(Order.Channel);

        var lost = await LoseAnswerAsync(server, proxy);
        await server.WaitForHeldAsync(server.Sessions[0], 2);
        await server.PublishOrderAsync(2);

        Assert.Equal(2, (await client.WaitForEventAsync()).GetProperty("Number").GetInt32());
        Assert.Contains(Later(proxy, lost), exchange => exchange.Channel == Connect && exchange.ClientId == lost.ClientId);
        Assert.Single(server.Sessions);
    }

    /// <summary>A lost response to a subscribe may have carried events of other channels.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_lost_answer_to_a_subscribe_ends_the_session_too()
    {
        await using var server = await CometdServer.StartAsync(new() { Replay = true });
        await using var proxy = await Proxy.StartAsync(server.Url);
        await using var client = OurClient.Of(proxy.Url);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.WaitForHeldAsync(server.Sessions[0]);
        proxy.ThrowAwayOne(exchange => exchange.Channel == "/meta/subscribe");

        await using var stock = await client.SubscribeAsync<Stock>(cancellationToken: Token);
        await server.WaitForSubscribedAsync(Order.Channel, 2);
        await server.PublishOrderAsync(1);
        await server.PublishAsync(Stock.Channel, new { Product = "saddle", Pieces = 1 });

        Assert.Equal(1, await orders.NextNumberAsync());
        Assert.Equal("saddle", (await stock.FirstAsync(Token)).Product);
        var lost = proxy.Log.Single(exchange => exchange.End == ExchangeEnd.ThrownAway);
        AssertOnlyDisconnected(proxy, lost);
    }

    [Fact(Timeout = Limit)]
    public async Task A_connection_that_is_cut_again_and_again_does_not_end_the_stream()
    {
        await using var server = await CometdServer.StartAsync();
        await using var proxy = await Proxy.StartAsync(server.Url);
        await using var client = OurClient.Of(proxy.Url);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        var session = await server.WaitForSubscribedAsync(Order.Channel);
        for (var round = 1; round <= 4; round++)
        {
            await server.WaitForHeldAsync(session, (2 * round) - 1);
            await server.PublishOrderAsync(round);
            Assert.Equal(round, await orders.NextNumberAsync());
            await server.WaitForHeldAsync(session, 2 * round);
            proxy.CutAll();
        }

        await server.WaitForHeldAsync(session, 9);
        Assert.Equal(4, proxy.Log.Count(exchange => exchange is { Channel: Connect, End: ExchangeEnd.Cut }));
        Assert.Single(server.Sessions);
    }

    [Theory(Timeout = Limit)]
    [InlineData(null)]
    [InlineData(504)]
    public async Task A_proxy_that_ends_every_poll_before_the_server_costs_no_event(int? status)
    {
        await using var server = await CometdServer.StartAsync(new() { Replay = true });
        await using var proxy = await Proxy.StartAsync(server.Url, TimeSpan.FromSeconds(1.2), status);
        await using var client = OurClient.Of(proxy.Url);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.PublishOrderAsync(0);
        for (var cut = 1; cut <= 3; cut++)
        {
            await proxy.WaitForAsync(exchange => exchange is { Channel: Connect, End: ExchangeEnd.Cut }, cut);
            await server.PublishOrderAsync(cut);
        }

        Assert.Equal([0, 1, 2, 3], (await orders.TakeAsync(4, Token)).Select(order => order.Number));
    }

    /// <summary>Publishes order 1 into a response that the proxy throws away.</summary>
    private static async Task<ProxiedExchange> LoseAnswerAsync(CometdServer server, Proxy proxy, int held = 1)
    {
        await server.WaitForHeldAsync(server.Sessions[0], held);
        proxy.ThrowAwayOne(exchange => exchange.Carries(Order.Channel));
        await server.PublishOrderAsync(1);
        var lost = await proxy.WaitForAsync(exchange => exchange.End == ExchangeEnd.ThrownAway);
        Assert.Equal((Connect, server.Sessions[0]), (lost.Channel, lost.ClientId));
        return lost;
    }

    /// <summary>The old client id is never polled again.</summary>
    private static void AssertOnlyDisconnected(Proxy proxy, ProxiedExchange lost) => Assert.All(
        Later(proxy, lost).Where(exchange => exchange.ClientId == lost.ClientId),
        exchange => Assert.Equal("/meta/disconnect", exchange.Channel));

    private static IEnumerable<ProxiedExchange> Later(Proxy proxy, ProxiedExchange than) =>
        proxy.Log.Where(exchange => exchange.Number > than.Number);
}
