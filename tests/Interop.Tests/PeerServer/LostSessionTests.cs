using TypedStreaming.Interop.Tests.Fixtures;
using TypedStreaming.Interop.Tests.Npm;
using TypedStreaming.Interop.Tests.Wire;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Interop.Tests.PeerServer;

/// <summary>cometd-nodejs-server goes, or forgets our client's session.</summary>
public sealed class LostSessionTests
{
    private const int Limit = 30_000;

    /// <summary>The time in milliseconds that a session lives without a connect. It is longer than a test.</summary>
    private const int Long = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_server_that_is_killed_and_started_again_is_found_again()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url, log);
        await using var orders = await ReceivingAsync(server, client);

        await server.DisposeAsync();
        await using var next = await CometdServer.StartAsync(new() { Port = server.Port });
        await next.WaitForSubscribedAsync(Order.Channel);
        await next.PublishOrderAsync(2);

        Assert.Equal(2, await orders.NextNumberAsync());
        AssertPossibleGapIsReported(log);
    }

    [Fact(Timeout = Limit)]
    public async Task A_session_that_the_server_disconnects_is_replaced()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url, log);
        await using var orders = await ReceivingAsync(server, client);

        await server.DisconnectSessionsAsync();
        await server.WaitForSubscribedAsync(Order.Channel, 2);
        await server.PublishOrderAsync(2);

        Assert.Equal(2, await orders.NextNumberAsync());
        AssertPossibleGapIsReported(log);
    }

    /// <summary>The connect stays held until its timeout, and is answered as if nothing were wrong: the next one is refused.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_session_that_the_server_forgets_while_its_connect_is_held_is_replaced()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync(new() { Timeout = 1_000 });
        await using var client = OurClient.Of(server.Url, log);
        await using var orders = await ReceivingAsync(server, client);

        await server.ForgetSessionsAsync();
        await server.PublishOrderAsync(2);
        await server.WaitForSubscribedAsync(Order.Channel, 2);
        await server.PublishOrderAsync(3);

        Assert.Equal(3, await orders.NextNumberAsync());
        AssertPossibleGapIsReported(log);
    }

    /// <summary>The same with a server that can replay: what was published unseen comes too, and no gap is reported.</summary>
    [Fact(Timeout = Limit)]
    public async Task Nothing_is_lost_with_a_forgotten_session_where_the_server_can_replay()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync(new() { Timeout = 1_000, Replay = true });
        await using var client = OurClient.Of(server.Url, log);
        await using var orders = await ReceivingAsync(server, client);

        await server.ForgetSessionsAsync();
        await server.PublishOrderAsync(2);
        await server.WaitForSubscribedAsync(Order.Channel, 2);
        await server.PublishOrderAsync(3);

        Assert.Equal([2, 3], (await orders.TakeAsync(2, Token)).Select(order => order.Number));
        Assert.Equal(0, log.Count(OurClient.PossibleGap));
    }

    [Fact(Timeout = Limit)]
    public async Task A_session_that_expires_between_two_polls_is_replaced()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync(new() { MaxInterval = Long, SweepPeriod = 50 });
        await using var proxy = await Proxy.StartAsync(server.Url);
        await using var client = OurClient.Of(proxy.Url, log);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        var old = server.Sessions[0];
        await server.WaitForHeldAsync(old);

        using (proxy.Pause())
        {
            // Only this session has so little time: on a busy machine, a client may need more between two requests.
            await server.SetMaxIntervalAsync(200);
            await server.PublishOrderAsync(1);
            Assert.Equal(1, await orders.NextNumberAsync());
            Assert.True(await server.WaitForRemovedAsync(old));
            await server.SetMaxIntervalAsync(Long);
        }

        await server.WaitForSubscribedAsync(Order.Channel, 2);
        await server.PublishOrderAsync(2);

        Assert.Equal(2, await orders.NextNumberAsync());
        AssertPossibleGapIsReported(log);
        Assert.Contains(proxy.Log, exchange =>
            exchange.ResponseBody?.Contains("402::session_unknown", StringComparison.Ordinal) == true);
    }

    /// <summary>The start of a subscription does not show which events a server without replay has lost in the meantime.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_possible_gap_is_reported_wherever_the_subscription_started()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url, log);
        await using var orders = await client.SubscribeAsync<Order>(new() { From = ReplayFrom.Earliest }, Token);
        await server.WaitForHeldAsync(server.Sessions[0]);

        await server.DisconnectSessionsAsync();
        await server.WaitForSubscribedAsync(Order.Channel, 2);

        AssertPossibleGapIsReported(log);
    }

    /// <summary>The control of the test above: the server can replay from the start, so that there is no gap to report.</summary>
    [Fact(Timeout = Limit)]
    public async Task No_gap_is_reported_where_the_server_can_replay_from_the_start()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync(new() { Replay = true });
        await using var client = OurClient.Of(server.Url, log);
        await using var orders = await client.SubscribeAsync<Order>(new() { From = ReplayFrom.Earliest }, Token);
        await server.WaitForHeldAsync(server.Sessions[0]);

        await server.DisconnectSessionsAsync();
        await server.PublishOrderAsync(1);

        Assert.Equal(1, await orders.NextNumberAsync());
        Assert.Equal(0, log.Count(OurClient.PossibleGap));
    }

    /// <summary>The negative control of the tests above: a session that nobody touches stays, and no gap is reported.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_session_that_is_left_alone_stays_and_no_gap_is_reported()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync(new() { Timeout = 300 });
        await using var client = OurClient.Of(server.Url, log);
        await using var orders = await ReceivingAsync(server, client);

        await server.WaitForHeldAsync(server.Sessions[0], 4);
        await server.PublishOrderAsync(2);

        Assert.Equal(2, await orders.NextNumberAsync());
        Assert.Single(server.Sessions);
        Assert.Equal(0, log.Count(OurClient.PossibleGap));
        Assert.Equal(1, log.Count(OurClient.NoReplay));
    }

    /// <summary>A subscription that has received order 1, and whose connect is held again.</summary>
    private static async Task<Subscription<Order>> ReceivingAsync(CometdServer server, StreamingClient client)
    {
        var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.WaitForHeldAsync(server.Sessions[0]);
        await server.PublishOrderAsync(1);
        Assert.Equal(1, await orders.NextNumberAsync());
        await server.WaitForHeldAsync(server.Sessions[0], 2);
        return orders;
    }

    private static void AssertPossibleGapIsReported(CapturedLog log)
    {
        Assert.Contains(log.Entries, entry =>
            entry.Id.Id == OurClient.PossibleGap && entry.Text.Contains(Order.Channel, StringComparison.Ordinal));
        Assert.Equal(2, log.Count(OurClient.NoReplay));
    }
}
