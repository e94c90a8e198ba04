using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Lost sessions and lost responses, over real sockets: no event is lost with them.</summary>
public sealed class RecoveryTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_session_that_died_unnoticed_resumes_after_the_last_event()
    {
        await using var test = await TestOrg.StartAsync(org => org.ConnectTimeout = TimeSpan.FromSeconds(1));
        await using var subscription = await ReceivingAsync(test);

        test.Org.Faults.ExpireSessions(answerHeldConnects: false);
        string[] meanwhile = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];

        Assert.Equal(meanwhile, (await subscription.TakeAsync(2, Token)).Select(account => account.Id));
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Theory(Timeout = Limit)]
    [InlineData(DropPoint.BeforeHeaders)]
    [InlineData(DropPoint.MidBody)]
    public async Task A_cut_answer_is_replayed_on_both_sides_of_the_cut(DropPoint point)
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await ReceivingAsync(test);
        var ids = new List<string>();
        test.Org.Faults.DropConnection(RequestKind.Connect, point);

        using (test.Org.HoldDeliveries())
        {
            for (var i = 0; i < 10; i++) ids.Add(await test.PublishAccountAsync());
        }

        var received = await subscription.Deliveries(Token).TakeAsync(10, Token);

        Assert.Equal(ids, received.Select(delivery => delivery.Event.Id));
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Handshake));
        AssertOldClientIdIsNeverUsedAgain(test);
    }

    /// <summary>The negative control of the test above: the comparison must miss an event that the org withholds.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_withheld_event_is_noticed_by_the_comparison()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        test.Org.Faults.Withhold(TestOrg.Accounts);
        List<string> ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];

        Assert.NotEqual(ids[0], (await subscription.NextAsync(Token)).Id);
    }

    [Fact(Timeout = Limit)]
    public async Task An_answer_cut_inside_its_json_keeps_what_came_before_and_replays_the_rest()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await ReceivingAsync(test);
        test.Org.Faults.AnswerBody(
            RequestKind.Connect,
            """[{"channel":"/topic/AccountUpdates","data":{"event":{"replayId":7},"sobject":{"Id":"whole"}}},{"channel":"/topic/Acc""");

        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        var received = await subscription.TakeAsync(3, Token);

        Assert.Equal([ids[0], "whole", ids[2]], received.Select(account => account.Id)); // What came whole stands for its id.
    }

    [Theory(Timeout = Limit)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>oops</html>")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("[{\"channel\":\"/meta/connect\"")]
    public async Task An_answer_that_is_no_reply_costs_a_handshake_and_nothing_else(string body)
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await ReceivingAsync(test);
        test.Org.Faults.AnswerBody(RequestKind.Connect, body);

        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];
        var received = await subscription.TakeAsync(2, Token);

        Assert.Equal(ids, received.Select(account => account.Id));
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Theory(Timeout = Limit)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(302)]
    public async Task An_http_error_of_a_proxy_costs_a_handshake_and_nothing_else(int status)
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await ReceivingAsync(test);
        test.Org.Faults.AnswerHttp(RequestKind.Connect, status, "<html>proxy</html>");

        string[] ids = [await test.PublishAccountAsync(), await test.PublishAccountAsync()];

        Assert.Equal(ids, (await subscription.TakeAsync(2, Token)).Select(account => account.Id));
    }

    [Theory(Timeout = Limit)]
    [InlineData("handshake")]
    [InlineData("none")]
    [InlineData("retry")]
    [InlineData(null)]
    public async Task An_unknown_client_shakes_hands_again_whatever_the_advice_says(string? reconnect)
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await ReceivingAsync(test);
        test.Org.Faults.Refuse(RequestKind.Connect, "403::Unknown client", reconnect, 0);

        test.Org.Faults.ExpireSessions();
        await test.Org.WaitForSubscribersAsync(TestOrg.Accounts, 1, Token);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
    }

    [Theory(Timeout = Limit)]
    [InlineData(false, "handshake")]
    [InlineData(true, "handshake")]
    [InlineData(true, "none")]
    public async Task A_disconnect_that_the_server_pushes_is_followed_by_a_new_session(bool withConnectReply, string reconnect)
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await ReceivingAsync(test);

        test.Org.Faults.PushDisconnect(withConnectReply, reconnect);
        await test.Org.WaitForSubscribersAsync(TestOrg.Accounts, 1, Token);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_revoked_token_is_renewed_once_and_events_go_on()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await ReceivingAsync(test);

        test.Org.Faults.RevokeTokens();
        var after = await test.PublishAccountAsync();

        Assert.Equal(after, (await subscription.NextAsync(Token)).Id);
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task A_busy_server_behind_a_401_is_waited_for_without_a_login()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await ReceivingAsync(test);
        test.Org.Faults.Refuse(
            RequestKind.Connect, "401::Authentication invalid", "none", 0, "503::Server is too busy. Please try your request again later.");

        test.Org.Faults.ExpireSessions();
        var id = await test.PublishAccountAsync();
        await test.Org.WaitForSubscribersAsync(TestOrg.Accounts, 1, Token);
        var next = await test.PublishAccountAsync();

        Assert.Equal([id, next], (await subscription.TakeAsync(2, Token)).Select(account => account.Id));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task A_session_that_stays_lost_ends_with_its_last_failure()
    {
        var clock = new ManualTimeProvider();
        await using var test = await TestOrg.StartAsync(
            configureClient: (options, _) => (options.TimeProvider, options.RecoveryTimeout) = (clock, TimeSpan.FromMilliseconds(400)));
        await using var time = new PassingTime(test.Client, clock);
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        test.Org.Faults.AnswerHttp(RequestKind.Handshake, 503, times: 1000);

        test.Org.Faults.ExpireSessions();
        var ended = await Assert.ThrowsAsync<StreamingException>(async () => await subscription.NextAsync(Token));

        Assert.Equal(StreamingError.Transport, ended.Error);
        Assert.Contains("RecoveryTimeout", ended.Message, StringComparison.Ordinal);
        Assert.Contains("503", ended.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_gap_before_the_first_event_is_reported()
    {
        await using var test = await TestOrg.StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);

        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Subscribe, 2, Token);

        Assert.Contains(test.Log.Entries, entry => entry.Id == 200 && entry.Text.Contains(TestOrg.Accounts, StringComparison.Ordinal));
    }

    /// <summary>
    /// Returns a subscription that has received an event, and so has a position to resume at: before that, a lost session can lose events
    /// that nobody can request again.
    /// </summary>
    private static async Task<Subscription<AccountChange>> ReceivingAsync(TestOrg test)
    {
        var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        return subscription;
    }

    private static void AssertOldClientIdIsNeverUsedAgain(TestOrg test)
    {
        var log = test.Org.Exchanges.Snapshot();
        var secondHandshake = log.Where(exchange => exchange.Kind == RequestKind.Handshake).ElementAt(1);
        var oldId = log.First(exchange => exchange.Kind == RequestKind.Handshake).Replies[0].GetProperty("clientId").GetString()!;
        Assert.DoesNotContain(
            log, exchange => exchange.Number > secondHandshake.Number && exchange.Kind != RequestKind.Disconnect && exchange.RequestBody.Contains(oldId, StringComparison.Ordinal));
    }
}
