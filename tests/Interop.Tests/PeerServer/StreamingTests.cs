using TypedStreaming.Interop.Tests.Fixtures;
using TypedStreaming.Interop.Tests.Npm;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Interop.Tests.PeerServer;

/// <summary>Our client and cometd-nodejs-server, while nothing goes wrong.</summary>
public sealed class StreamingTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Typed_events_of_several_channels_are_received()
    {
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await using var stock = await client.SubscribeAsync<Stock>(cancellationToken: Token);

        await server.PublishAsync(Order.Channel, new { Number = 1, Customer = "Žluťoučký kůň \"& Söhne\" 🐎" });
        await server.PublishAsync(Stock.Channel, new { Product = "saddle", Pieces = 2.5, Unknown = new[] { new { a = 1 } } });
        await server.PublishAsync(Order.Channel, new { Number = 2 });

        Assert.Equal([new Order(1, "Žluťoučký kůň \"& Söhne\" 🐎"), new Order(2)], await orders.TakeAsync(2, Token));
        Assert.Equal(new Stock("saddle", 2.5m), await stock.FirstAsync(Token));
        Assert.Single(server.Sessions);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_of_a_channel_come_as_json_too()
    {
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url);
        await client.SubscribeAsync("/any/where", cancellationToken: Token);

        await server.PublishAsync("/any/where", new { deep = new { answer = 42 } });
        var message = await client.Events(Token).FirstAsync(Token);

        Assert.Equal("/any/where", message.Channel);
        Assert.Equal(42, message.Data!.Value.GetProperty("deep").GetProperty("answer").GetInt32());
        Assert.Null(message.ReplayId);
    }

    [Fact(Timeout = Limit)]
    public async Task Only_what_is_published_after_the_subscription_is_received()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url, log);
        await client.StartAsync(Token);
        await server.PublishOrderAsync(1);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.PublishOrderAsync(2);

        Assert.Equal(2, await orders.NextNumberAsync());
        Assert.Equal(1, log.Count(OurClient.NoReplay));
    }

    [Fact(Timeout = Limit)]
    public async Task A_server_with_replay_gives_what_was_published_before_too()
    {
        var log = new CapturedLog();
        await using var server = await CometdServer.StartAsync(new() { Replay = true });
        await server.PublishOrderAsync(1);
        await server.PublishOrderAsync(2);
        await using var client = OurClient.Of(server.Url, log);
        await using var orders = await client.SubscribeAsync<Order>(new() { From = ReplayFrom.Earliest }, Token);
        await server.PublishOrderAsync(3);

        Assert.Equal([1, 2, 3], (await orders.TakeAsync(3, Token)).Select(order => order.Number));
        Assert.Equal(0, log.Count(OurClient.NoReplay));
    }

    [Fact(Timeout = Limit)]
    public async Task Two_clients_receive_every_event_each()
    {
        await using var server = await CometdServer.StartAsync();
        await using var one = OurClient.Of(server.Url);
        await using var other = OurClient.Of(server.Url);
        await using var first = await one.SubscribeAsync<Order>(cancellationToken: Token);
        await using var second = await other.SubscribeAsync<Order>(cancellationToken: Token);
        for (var number = 1; number <= 20; number++) await server.PublishOrderAsync(number);

        var expected = Enumerable.Range(1, 20).ToList();
        Assert.Equal(expected, (await first.TakeAsync(20, Token)).Select(order => order.Number));
        Assert.Equal(expected, (await second.TakeAsync(20, Token)).Select(order => order.Number));
        Assert.Equal(2, server.SessionCount);
    }

    /// <summary>The negative control of the comparisons here: an event that is published elsewhere must be missed by them.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_withheld_event_is_noticed_by_the_comparison()
    {
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.PublishAsync("/u/elsewhere", new { Number = 1 });
        await server.PublishOrderAsync(2);

        Assert.NotEqual(1, await orders.NextNumberAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task An_event_that_is_no_order_is_one_bad_delivery()
    {
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.PublishAsync(Order.Channel, new { Number = "many" });
        await server.PublishOrderAsync(2);

        var deliveries = await orders.Deliveries(Token).TakeAsync(2, Token);

        Assert.NotNull(deliveries[0].Error);
        Assert.Equal(2, deliveries[1].Event.Number);
    }

    [Fact(Timeout = Limit)]
    public async Task A_large_event_arrives_whole()
    {
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        var customer = string.Concat(Enumerable.Repeat("Žluťoučký kůň 🐎\n", 50_000));
        await server.PublishAsync(Order.Channel, new { Number = 1, Customer = customer });

        Assert.Equal(customer, (await orders.FirstAsync(Token)).Customer);
    }

    [Fact(Timeout = Limit)]
    public async Task A_channel_that_is_let_go_is_unsubscribed_and_can_be_taken_again()
    {
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url);
        await client.SubscribeAsync(Order.Channel, cancellationToken: Token);
        var reply = await client.UnsubscribeAsync(Order.Channel, Token);
        await server.PublishOrderAsync(1);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.PublishOrderAsync(2);

        Assert.True(reply!.Successful);
        Assert.Equal(2, await orders.NextNumberAsync());
        Assert.Single(server.Sessions);
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_end_of_the_client_leaves_no_session(bool byDisposal)
    {
        await using var server = await CometdServer.StartAsync();
        await using var client = OurClient.Of(server.Url);
        await using var orders = await client.SubscribeAsync<Order>(cancellationToken: Token);
        await server.WaitForHeldAsync(server.Sessions[0]);
        Assert.Equal(1, server.SessionCount);

        if (byDisposal) await client.DisposeAsync();
        else await client.StopAsync(Token);

        Assert.False(await server.WaitForRemovedAsync(server.Sessions[0]), "The session expired: nobody told the server.");
        Assert.Equal(0, server.SessionCount);
    }
}
