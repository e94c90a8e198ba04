using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Parity;

/// <summary>Checks on the wire what the unit tests of aio-sf-streaming check of its client's methods.</summary>
public sealed class BasicApiTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_subscription_by_hand_names_its_channel_and_returns_the_servers_reply()
    {
        await using var test = await TestOrg.StartAsync();

        var reply = await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);

        var exchange = Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.Subscribe));
        Assert.Equal(TestOrg.Accounts, exchange.Messages[0].GetProperty("subscription").GetString());
        Assert.Equal(exchange.Replies[0].GetRawText(), reply.Json.GetRawText());
    }

    [Fact(Timeout = Limit)]
    public async Task An_unsubscription_by_hand_names_its_channel_and_returns_the_servers_reply()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);

        var reply = await test.Client.UnsubscribeAsync(TestOrg.Accounts, Token);

        var exchange = Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.Unsubscribe));
        Assert.Equal(TestOrg.Accounts, exchange.Messages[0].GetProperty("subscription").GetString());
        Assert.Equal(exchange.Replies[0].GetRawText(), reply!.Json.GetRawText());
    }

    /// <summary>Polls go on after events and after a 408, which costs a session here, until the program stops inside its loop.</summary>
    [Fact(Timeout = Limit)]
    public async Task Messages_go_on_after_events_and_timeouts_until_the_program_stops()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await ReceivingAsync(test);
        var watched = new List<string>();
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);
        var move = messages.MoveNextAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Connect, 408);
        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];

        while (await move)
        {
            watched.Add(messages.Current.Channel);
            if (watched.Count(static channel => channel == TestOrg.Accounts) == ids.Length) await test.Client.StopAsync(Token);
            move = messages.MoveNextAsync();
        }

        Assert.Contains("/meta/connect", watched);
        Assert.Equal(ids.Length, watched.Count(static channel => channel == TestOrg.Accounts));
    }

    [Fact(Timeout = Limit)]
    public async Task Another_http_error_is_thrown_where_nothing_is_to_be_recovered()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.AutoReconnect = false);
        test.Org.Faults.AnswerHttp(RequestKind.Connect, 404);

        var failure = await Assert.ThrowsAsync<StreamingException>(async () =>
        {
            await foreach (var message in test.Client.Messages(Token)) Assert.NotEqual("", message.Channel);
        });

        Assert.Equal(StreamingError.Transport, failure.Error);
        Assert.Contains("404", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Events_leave_out_what_is_on_meta_channels()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        var events = test.Client.Events(Token);
        var taking = events.TakeAsync(3, Token);
        await test.PublishAccountAsync();
        await test.PublishAlertAsync();
        await test.PublishAccountAsync();

        var taken = await taking;

        Assert.All(taken, static message => Assert.False(message.Channel.StartsWith("/meta/", StringComparison.Ordinal)));
        Assert.Equal(2, taken.Count(static message => message.Channel == TestOrg.Accounts));
    }

    [Fact(Timeout = Limit)]
    public async Task Await_using_starts_at_the_first_wish_and_stops_also_when_the_body_throws()
    {
        await using var test = await TestOrg.StartAsync();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await using var client = test.MakeClient();
            Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Any));
            await client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
            Assert.Equal((1, 0), (test.Org.SessionCount, test.Org.Exchanges.Count(RequestKind.Disconnect)));
            throw new TimeZoneNotFoundException("of the body");
        });
        Assert.Equal((0, 1), (test.Org.SessionCount, test.Org.Exchanges.Count(RequestKind.Disconnect)));
    }

    private static async Task<Subscription<AccountChange>> ReceivingAsync(TestOrg test)
    {
        var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        return subscription;
    }
}
