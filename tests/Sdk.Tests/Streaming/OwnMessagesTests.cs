using System.Text.Json.Nodes;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Bayeux messages of the program's own, over real sockets.</summary>
public sealed class OwnMessagesTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_message_gets_the_ids_of_the_session_and_its_answer_comes_back()
    {
        await using var test = await StartAsync();
        var message = Subscribe(TestOrg.Alerts);

        var reply = Assert.Single(await test.Client.SendAsync(message, Token));

        Assert.Equal(("/meta/subscribe", TestOrg.Alerts, true), (reply.Channel, reply.Subscription, reply.Successful));
        var sent = Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.Subscribe)).Messages[0];
        var handshake = test.Org.Exchanges.Snapshot(RequestKind.Handshake)[0];
        Assert.Equal(handshake.Replies[0].GetProperty("clientId").GetString(), sent.GetProperty("clientId").GetString());
        Assert.Equal(sent.GetProperty("id").GetString(), reply.Id);
        Assert.False(message.ContainsKey("id"), "The program's own object is left alone.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_channel_that_is_subscribed_raw_shows_in_the_messages_until_it_is_unsubscribed_raw()
    {
        await using var test = await StartAsync();
        await using var messages = test.Client.Messages(Token).Where(static message => message.Data is not null).GetAsyncEnumerator(Token);
        var move = messages.MoveNextAsync();
        await test.Client.SendAsync(Subscribe(TestOrg.Alerts), Token);
        await test.PublishAlertAsync();
        Assert.True(await move);
        Assert.Equal(TestOrg.Alerts, messages.Current.Channel);

        var reply = Assert.Single(await test.Client.SendAsync(Unsubscribe(TestOrg.Alerts), Token));
        Assert.Equal(("/meta/unsubscribe", true), (reply.Channel, reply.Successful));
        await test.Org.WaitForSubscribersAsync(TestOrg.Alerts, 0, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task A_refusal_is_an_answer_and_costs_nothing()
    {
        await using var test = await StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);

        var reply = Assert.Single(await test.Client.SendAsync(new() { ["channel"] = "/u/Other", ["data"] = "x" }, Token));
        var id = await test.PublishAccountAsync();

        Assert.Equal(false, reply.Successful);
        Assert.NotNull(reply.Error);
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task Many_at_once_are_sent_one_after_the_other_beside_the_held_connect()
    {
        const int Count = 25;
        using var network = new CrowdedNetwork();
        await using var test = await StartAsync((options, _) => options.HttpHandler = network);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        var answers = Enumerable.Range(0, Count).Select(i => test.Client.SendAsync(Numbered(i), Token)).ToList();
        await Task.WhenAll(answers);

        var sent = test.Org.Exchanges.Snapshot(RequestKind.Subscribe);
        Assert.Equal(Enumerable.Range(0, Count), sent.Select(static exchange => exchange.Messages[0].GetProperty("ext").GetProperty("n").GetInt32()));
        Assert.Equal(
            sent.Select(static exchange => exchange.Messages[0].GetProperty("id").GetString()),
            answers.Select(static answer => answer.Result[0].Id));
        Assert.Equal(2, network.Most);
    }

    /// <summary>The negative control of the count above: requests of another kind do not count towards the one at a time.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_third_request_under_way_would_be_noticed()
    {
        using var network = new CrowdedNetwork();
        await using var test = await StartAsync((options, _) => options.HttpHandler = network);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.Delay(RequestKind.Versions, TimeSpan.FromHours(1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asked = test.Client.GetAsync("/services/data/", stop.Token);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Versions, 1, Token);
        await test.Client.SendAsync(Subscribe(TestOrg.Alerts), Token);

        Assert.Equal(3, network.Most);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Theory(Timeout = Limit)]
    [InlineData("""{}""", "has no channel")]
    [InlineData("""{"channel":null}""", "has no channel")]
    [InlineData("""{"channel":7}""", "has no channel")]
    [InlineData("""{"channel":["/meta/subscribe"]}""", "has no channel")]
    [InlineData("""{"channel":"meta/subscribe"}""", "has no channel")]
    [InlineData("""{"channel":""}""", "has no channel")]
    [InlineData("""{"channel":"/meta/handshake"}""", "HandshakeAsync")]
    [InlineData("""{"channel":"/meta/connect"}""", "The client polls automatically")]
    [InlineData("""{"channel":"/meta/disconnect"}""", "DisconnectAsync")]
    [InlineData("""{"channel":"/u/A","channel":"/u/B"}""", "cannot be written as JSON")]
    public async Task A_message_that_is_none_or_belongs_to_the_client_is_refused_without_a_request(string message, string why)
    {
        await using var test = await TestOrg.StartAsync();

        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => test.Client.SendAsync(JsonNode.Parse(message)!.AsObject(), Token));

        Assert.Equal("message", wrong.ParamName);
        Assert.Contains(why, wrong.Message, StringComparison.Ordinal);
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Any));
    }

    [Fact(Timeout = Limit)]
    public async Task What_JSON_cannot_hold_fails_the_caller_and_not_the_session()
    {
        await using var test = await StartAsync();
        JsonNode deep = new JsonObject();
        for (var i = 0; i < 100; i++) deep = new JsonObject { ["in"] = deep };

        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.SendAsync(new() { ["channel"] = "/u/A", ["data"] = double.NaN }, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.SendAsync(new() { ["channel"] = "/u/A", ["data"] = deep }, Token));

        Assert.Equal(ClientState.Connected, test.Client.State);
        Assert.Single(await test.Client.SendAsync(Subscribe(TestOrg.Alerts), Token));
    }

    [Fact(Timeout = Limit)]
    public async Task A_lost_answer_is_a_typed_error_and_the_session_recovers_without_a_gap()
    {
        await using var test = await StartAsync();
        await using var subscription = await ReceivingAsync(test);
        test.Org.Faults.DropConnection(RequestKind.Subscribe, DropPoint.MidBody);

        var lost = await Assert.ThrowsAsync<StreamingException>(() => test.Client.SendAsync(Subscribe(TestOrg.Alerts), Token));
        var id = await test.PublishAccountAsync();

        Assert.Equal((StreamingError.Transport, true), (lost.Error, lost.IsTransient));
        Assert.Contains("message request was lost", lost.Message, StringComparison.Ordinal);
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_loss_fails_the_message_under_way_and_keeps_those_behind_it()
    {
        await using var test = await StartAsync();
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.DropConnection(RequestKind.Subscribe, DropPoint.BeforeHeaders);

        var first = test.Client.SendAsync(Subscribe(TestOrg.Alerts), Token);
        var second = test.Client.SendAsync(Subscribe(TestOrg.Alerts), Token);

        await Assert.ThrowsAsync<StreamingException>(() => first);
        Assert.True(Assert.Single(await second).Successful);
    }

    [Fact(Timeout = Limit)]
    public async Task A_message_that_is_too_large_fails_alone()
    {
        await using var test = await StartAsync();

        var refused = await Assert.ThrowsAsync<StreamingException>(
            () => test.Client.SendAsync(new() { ["channel"] = "/u/A", ["data"] = new string('x', 40_000) }, Token));

        Assert.Contains("413", refused.Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(await test.Client.SendAsync(Subscribe(TestOrg.Alerts), Token)).Successful);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_cancelled_wait_ends_alone_and_a_stop_ends_the_rest()
    {
        await using var test = await StartAsync();
        test.Org.Faults.Delay(RequestKind.Subscribe, TimeSpan.FromHours(1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var cancelled = test.Client.SendAsync(Subscribe(TestOrg.Alerts), stop.Token);
        var underWay = test.Client.SendAsync(Unsubscribe(TestOrg.Alerts), Token);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Subscribe, 1, Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.False(underWay.IsCompleted);

        await test.Client.StopAsync(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => underWay);
    }

    [Fact(Timeout = Limit)]
    public async Task A_stopped_client_starts_again_and_a_disposed_one_throws()
    {
        await using var test = await StartAsync();
        await test.Client.StopAsync(Token);

        Assert.True(Assert.Single(await test.Client.SendAsync(Subscribe(TestOrg.Alerts), Token)).Successful);
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Handshake));

        await test.Client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => test.Client.SendAsync(Subscribe(TestOrg.Alerts), Token));
    }

    private static async Task<TestOrg> StartAsync(Action<StreamingClientOptions, SimulatedOrg>? configure = null)
    {
        var test = await TestOrg.StartAsync(configureClient: (options, org) =>
        {
            options.ApiVersion = "66.0";
            configure?.Invoke(options, org);
        });
        await test.Client.StartAsync(Token);
        return test;
    }

    private static async Task<Subscription<AccountChange>> ReceivingAsync(TestOrg test)
    {
        var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        return subscription;
    }

    private static JsonObject Numbered(int number)
    {
        var message = Subscribe(TestOrg.Alerts);
        message["ext"] = new JsonObject { ["n"] = number };
        return message;
    }

    private static JsonObject Subscribe(string channel) => new() { ["channel"] = "/meta/subscribe", ["subscription"] = channel };

    private static JsonObject Unsubscribe(string channel) => new() { ["channel"] = "/meta/unsubscribe", ["subscription"] = channel };
}
