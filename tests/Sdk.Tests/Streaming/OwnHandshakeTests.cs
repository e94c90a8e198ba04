using TypedStreaming.Simulator;
using TypedStreaming.Tests.Faults;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Handshakes and disconnects that the program requests, over real sockets.</summary>
public sealed class OwnHandshakeTests
{
    private const int Limit = 30_000;

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_handshake_starts_a_client_that_is_not_started()
    {
        await using var test = await TestOrg.StartAsync();
        Assert.Null(test.Client.Endpoint);

        var reply = await test.Client.HandshakeAsync(Token);

        Assert.Equal(("/meta/handshake", true), (reply.Channel, reply.Successful));
        Assert.Equal(new Uri(test.Org.Url, "/cometd/66.0"), test.Client.Endpoint);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_handshake_replaces_a_living_session_and_the_channels_resume_without_a_gap()
    {
        await using var run = await FaultRun.StartAsync();
        using (run.Test.Org.HoldDeliveries())
        {
            await run.PublishAsync(count: 3);
            var reply = await run.Test.Client.HandshakeAsync(Token);
            var clients = run.Exchanges.Snapshot(RequestKind.Handshake).Select(static exchange => exchange.Replies[0].GetProperty("clientId").GetString()!).ToList();
            Assert.Equal(2, clients.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(clients[1], reply.Json.GetProperty("clientId").GetString());
        }

        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 14);
    }

    [Fact(Timeout = Limit)]
    public async Task Handshakes_asked_for_at_once_are_one()
    {
        await using var run = await FaultRun.StartAsync(org => org.TimeProvider = _clock);
        run.Faults.Delay(RequestKind.Handshake, TimeSpan.FromSeconds(3));
        var asked = Enumerable.Range(0, 5).Select(_ => run.Test.Client.HandshakeAsync(Token)).ToList();
        await _clock.TimerAsync(TimeSpan.FromSeconds(3));
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Single((await Task.WhenAll(asked)).Select(static reply => reply.Id).Distinct());
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 14);
    }

    [Fact(Timeout = Limit)]
    public async Task During_a_recovery_its_own_handshake_is_waited_for()
    {
        await using var run = await FaultRun.StartAsync(org => org.TimeProvider = _clock);
        run.Faults.Delay(RequestKind.Handshake, TimeSpan.FromSeconds(3));
        run.Faults.ExpireSessions();
        await _clock.TimerAsync(TimeSpan.FromSeconds(3));

        var asked = run.Test.Client.HandshakeAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.True((await asked).Successful);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 14);
    }

    [Fact(Timeout = Limit)]
    public async Task A_handshake_that_is_refused_at_the_start_is_thrown()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", "none", failureReason: "403::Organization concurrent user limit exceeded");

        var refused = await Assert.ThrowsAsync<StreamingException>(() => test.Client.HandshakeAsync(Token));

        Assert.Equal(StreamingError.LimitExceeded, refused.Error);
    }

    [Fact(Timeout = Limit)]
    public async Task A_wait_for_a_handshake_ends_with_its_token_with_a_stop_and_with_disposal()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.ApiVersion = "66.0");
        test.Org.Faults.Delay(RequestKind.Handshake, TimeSpan.FromHours(1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var cancelled = test.Client.HandshakeAsync(stop.Token);
        var asked = test.Client.HandshakeAsync(Token);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 1, Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await test.Client.StopAsync(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await test.Client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => test.Client.HandshakeAsync(Token));
    }

    [Fact(Timeout = Limit)]
    public async Task A_disconnect_stops_the_client_and_tells_what_the_server_answered()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.StartAsync(Token);
        var id = test.Org.Exchanges.Snapshot(RequestKind.Handshake)[0].Replies[0].GetProperty("clientId").GetString();

        var reply = await test.Client.DisconnectAsync(Token);

        Assert.Equal(("/meta/disconnect", true), (reply!.Channel, reply.Successful));
        Assert.Equal(id, test.Org.Exchanges.Snapshot(RequestKind.Disconnect)[0].Messages[0].GetProperty("clientId").GetString());
        Assert.Equal((0, ClientState.Stopped), (test.Org.SessionCount, test.Client.State));
    }

    [Fact(Timeout = Limit)]
    public async Task Without_a_session_a_disconnect_is_nothing()
    {
        await using var test = await TestOrg.StartAsync();
        Assert.Null(await test.Client.DisconnectAsync(Token));
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Any));

        await test.Client.StartAsync(Token);
        Assert.NotNull(await test.Client.DisconnectAsync(Token));
        Assert.Null(await test.Client.DisconnectAsync(Token));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Disconnect));
    }

    [Fact(Timeout = Limit)]
    public async Task A_goodbye_without_an_answer_is_null()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Client.StartAsync(Token);
        test.Org.Faults.DropConnection(RequestKind.Disconnect, DropPoint.BeforeHeaders);

        Assert.Null(await test.Client.DisconnectAsync(Token));
    }

    [Theory(Timeout = Limit)]
    [InlineData("37.0")]
    [InlineData("64.0")]
    public async Task The_endpoint_follows_the_version_that_is_given(string version)
    {
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.ApiVersion = version);
        Assert.Null(test.Client.Endpoint);
        await test.Client.StartAsync(Token);
        Assert.Equal(new Uri(test.Org.Url, $"/cometd/{version}"), test.Client.Endpoint);
        Assert.Equal($"/cometd/{version}", test.Org.Exchanges.Snapshot(RequestKind.Handshake)[0].Path);
    }

    [Fact(Timeout = Limit)]
    public async Task An_endpoint_of_the_options_is_known_before_the_start()
    {
        await using var test = await TestOrg.StartAsync(configureClient: (options, org) => options.Endpoint = new Uri(org.Url, "/cometd/60.0"));
        Assert.Equal(new Uri(test.Org.Url, "/cometd/60.0"), test.Client.Endpoint);
    }
}
