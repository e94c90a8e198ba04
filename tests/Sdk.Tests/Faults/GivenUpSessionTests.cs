using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// A session that is given up is disconnected: the org counts every session that it still waits for, and refuses clients beyond its limit.
/// </summary>
public sealed class GivenUpSessionTests
{
    private const int Limit = 60_000;
    private const string Connect = "/meta/connect";
    private const string Disconnect = "/meta/disconnect";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(null)]
    [InlineData(504)]
    public async Task A_proxy_that_cuts_every_poll_leaves_two_sessions_at_most_and_locks_nobody_out(int? answers)
    {
        const int Cuts = 8;
        await using var test = await TestOrg.StartAsync(static org => org.MaxConcurrentClients = 4);
        await using var proxy = new CuttingProxy(test.Org.Url);
        await using var client = MakeClient(test, proxy);
        await using var accounts = await client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        for (var cut = 1; cut <= Cuts; cut++)
        {
            await proxy.NextPollAsync(Token);
            await test.PublishAccountAsync();
            Assert.StartsWith("Account ", (await accounts.NextAsync(Token)).Name, StringComparison.Ordinal);
            var poll = await proxy.NextPollAsync(Token);
            if (answers is { } status) await poll.AnswerAsync(status);
            else poll.Cut();
            await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 1 + cut, Token);
            // A proxy leaves its limit between two cuts, in which the disconnect is answered.
            await test.Org.Exchanges.WaitForAsync(RequestKind.Disconnect, cut, Token);
        }

        await proxy.NextPollAsync(Token);
        Assert.InRange(test.Org.PeakSessionCount, 1, 2);
        Assert.Equal(1 + Cuts, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Connect)]
    [InlineData(RequestKind.Subscribe)]
    [InlineData(RequestKind.Unsubscribe)]
    public async Task Whatever_was_lost_the_old_session_is_disconnected_with_its_own_cookies(RequestKind kind)
    {
        await using var run = await FaultRun.StartAsync();
        if (kind == RequestKind.Unsubscribe) await run.Test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        run.Faults.DropConnection(kind, DropPoint.BeforeHeaders);
        if (kind == RequestKind.Subscribe) await run.Test.Client.SubscribeAsync<Alert>(new() { From = ReplayFrom.Earliest }, Token);
        if (kind == RequestKind.Unsubscribe) await run.Test.Client.UnsubscribeAsync(TestOrg.Alerts, Token);

        await run.PublishAsync();
        await run.RecoveredAsync(handshakes: 2);
        await run.Exchanges.WaitForAsync(RequestKind.Disconnect, 1, Token);

        var old = run.Exchanges.Snapshot(RequestKind.Handshake)[0].Replies[0].GetProperty("clientId").GetString();
        var goodbye = Assert.Single(run.Exchanges.Snapshot(RequestKind.Disconnect));
        Assert.Equal(old, goodbye.Messages[0].GetProperty("clientId").GetString());
        Assert.Equal(run.Exchanges.Snapshot(RequestKind.Connect)[0].RequestHeaders["Cookie"], goodbye.RequestHeaders["Cookie"]);
        Assert.InRange(run.Test.Org.PeakSessionCount, 1, 2);
        await run.AssertNothingLostAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task The_message_of_a_program_that_was_lost_costs_no_second_session()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.DropConnection(RequestKind.Subscribe, DropPoint.BeforeHeaders);
        await Assert.ThrowsAsync<StreamingException>(() => run.Test.Client.SendAsync(
            new() { ["channel"] = "/meta/subscribe", ["subscription"] = TestOrg.Alerts }, Token));
        await run.Exchanges.WaitForAsync(RequestKind.Disconnect, 1, Token);
        await run.RecoveredAsync(handshakes: 2);
        Assert.InRange(run.Test.Org.PeakSessionCount, 1, 2);
    }

    [Fact(Timeout = Limit)]
    public async Task The_program_that_shakes_hands_again_gives_up_the_first_session()
    {
        await using var run = await FaultRun.StartAsync();
        await run.Test.Client.HandshakeAsync(Token);
        await run.Exchanges.WaitForAsync(RequestKind.Disconnect, 1, Token);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
        Assert.Equal(1, run.Test.Org.SessionCount);
    }

    [Fact(Timeout = Limit)]
    public async Task A_session_that_the_server_has_forgotten_is_not_disconnected()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.ExpireSessions();
        await run.PublishAsync();
        await run.RecoveredAsync(handshakes: 2);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
        Assert.Equal(0, run.Exchanges.Count(RequestKind.Disconnect));
    }

    [Fact(Timeout = Limit)]
    public async Task The_handshake_does_not_wait_for_the_disconnect_and_three_requests_are_never_under_way()
    {
        using var server = new StagedServer(Connect, Disconnect);
        using var network = new CrowdedNetwork(server);
        await using var client = server.MakeClient(options => options.HttpHandler = network);
        await client.SubscribeAsync("/u/a", cancellationToken: Token);
        (await server.NextAsync(Connect)).Lose();
        var goodbye = await server.NextAsync(Disconnect);

        (await server.NextAsync(Connect)).Agree();
        var held = await server.NextAsync(Connect);
        var second = client.SubscribeAsync("/u/b", cancellationToken: Token).AsTask();
        held.Agree(StagedRequest.Event("/u/a", 1));
        await server.NextAsync(Connect);
        goodbye.Agree();

        Assert.True((await second.WaitAsync(Token)).Successful);
        Assert.Equal(2, network.Most);
        await StopAsync(client, server);
    }

    [Fact(Timeout = Limit)]
    public async Task A_disconnect_that_is_not_answered_is_given_up_after_5_seconds()
    {
        var clock = new ManualTimeProvider();
        using var server = new StagedServer(Connect, Disconnect);
        await using var client = server.MakeClient(options => options.TimeProvider = clock);
        await client.SubscribeAsync("/u/a", cancellationToken: Token);
        (await server.NextAsync(Connect)).Lose();
        await server.NextAsync(Disconnect);
        (await server.NextAsync(Connect)).Agree();
        await server.NextAsync(Connect);
        await clock.TimerAsync(TimeSpan.FromSeconds(5));
        var second = client.SubscribeAsync("/u/b", cancellationToken: Token).AsTask();
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True((await second.WaitAsync(Token)).Successful);
        await StopAsync(client, server);
    }

    [Fact(Timeout = Limit)]
    public async Task The_disconnect_goes_to_the_old_instance_alone()
    {
        await using var moved = await SimulatedOrg.StartAsync(new() { RequireAuthentication = false }, Token);
        moved.AddPushTopic("AccountUpdates");
        await using var run = await FaultRun.StartAsync();
        run.Faults.MoveInstance(moved.Url);
        run.Faults.RevokeTokens(answerHeldConnects: false);
        run.Faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders);

        await run.PublishAsync();
        await moved.WaitForHeldConnectsAsync(1, Token);
        await run.Exchanges.WaitForAsync(RequestKind.Disconnect, 1, Token);

        Assert.Equal(0, moved.Exchanges.Count(RequestKind.Disconnect));
        Assert.DoesNotContain(moved.Exchanges.Snapshot(RequestKind.Handshake), static exchange => exchange.RequestHeaders.ContainsKey("Cookie"));
    }

    private static async Task StopAsync(StreamingClient client, StagedServer server)
    {
        var stop = client.StopAsync(Token);
        (await server.NextAsync(Disconnect)).Agree();
        await stop;
    }

    private static StreamingClient MakeClient(TestOrg test, CuttingProxy proxy) => test.MakeClient((options, org) =>
    {
        options.ApiVersion = "66.0";
        options.AccessTokens = new PasswordFlow(org.User.Username, org.User.Password, org.User.ClientId, org.User.ClientSecret) { LoginUrl = proxy.Url };
    });
}
