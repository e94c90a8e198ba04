using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>The wait that a server asks for is observed on every path, up to a limit, and a program sees it.</summary>
public sealed class AdvisedWaitsTests
{
    private const int Limit = 30_000;
    private const string Connect = "/meta/connect";
    private const string ThreeSeconds = """, "advice":{"reconnect":"handshake","interval":3000}""";

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("402::Unknown client", "handshake")]
    [InlineData("403::Unknown client", "handshake")]
    [InlineData("403::Unknown client", "none")]
    [InlineData("500::Internal error", "handshake")]
    [InlineData("500::Internal error", "retry")]
    public async Task A_refused_connect_is_followed_by_the_next_attempt_after_the_interval(string error, string reconnect)
    {
        await using var run = await StartAsync();
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.Refuse(RequestKind.Connect, error, reconnect, 3000, endsSession: reconnect != "retry");
        await run.PublishAsync();
        await run.AssertNothingLostAsync();
        await AssertPausedAsync(time, 3);
    }

    [Fact(Timeout = Limit)]
    public async Task A_successful_connect_that_asks_for_a_handshake_is_followed_by_it_after_the_interval()
    {
        await using var run = await StartAsync();
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.Advise(RequestKind.Connect, """{"reconnect":"handshake","interval":3000}""");
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);
        await run.AssertNothingLostAsync();
        await AssertPausedAsync(time, 3);
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_handshake_is_repeated_after_the_interval()
    {
        await using var run = await StartAsync();
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", "retry", 4000);
        run.Faults.ExpireSessions();
        await run.PublishAsync();
        await run.RecoveredAsync(handshakes: 3);
        await run.AssertNothingLostAsync();
        await AssertPausedAsync(time, 4);
    }

    [Theory(Timeout = Limit)]
    [InlineData("/meta/subscribe")]
    [InlineData("/meta/unsubscribe")]
    public async Task A_channels_request_that_finds_the_session_gone_is_followed_by_the_handshake_after_the_interval(string channel)
    {
        using var server = new StagedServer(Connect, channel);
        await using var client = MakeClient(server);
        await using var time = new PassingTime(client, _clock);
        var asking = AskAsync(client, channel);
        var asked = await server.NextAsync(channel);
        asked.Answer(asked.Refusal("402::Unknown client", ThreeSeconds));
        if (channel == "/meta/subscribe") (await server.NextAsync(channel)).Agree();
        await asking.WaitAsync(Token);
        await AssertPausedAsync(time, 3);
    }

    [Theory(Timeout = Limit)]
    [InlineData(""", "advice":{"interval":3000}""", "")]
    [InlineData("", ThreeSeconds)]
    public async Task A_disconnect_of_the_server_is_followed_by_the_handshake_after_the_interval(string withDisconnect, string withReply)
    {
        using var server = new StagedServer(Connect);
        await using var client = MakeClient(server);
        await using var time = new PassingTime(client, _clock);
        await client.StartAsync(Token);
        var connect = await server.NextAsync(Connect);
        connect.Answer($$"""[{"channel":"/meta/disconnect"{{withDisconnect}}},{{connect.Refusal("403::Unknown client", withReply)[1..]}}""");
        await server.NextAsync(Connect);
        await AssertPausedAsync(time, 3);
    }

    [Fact(Timeout = Limit)]
    public async Task A_poll_that_is_to_come_later_is_shown_as_a_pause()
    {
        await using var run = await StartAsync();
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.Advise(RequestKind.Connect, """{"reconnect":"retry","interval":5000,"timeout":110000}""");
        run.Faults.Advise(RequestKind.Connect, """{"reconnect":"retry","interval":0,"timeout":110000}""");
        await run.PublishAsync();
        await run.AssertNothingLostAsync();
        await run.PublishAsync();
        await run.AssertNothingLostAsync();
        await run.Test.Org.WaitForHeldConnectsAsync(1, Token);
        Assert.Equal([TimeSpan.FromSeconds(5)], time.Delays);
        Assert.All(time.Pauses, static pause => Assert.Null(pause.Cause));
        Assert.Equal(ClientState.Connected, run.Test.Client.State);
        Assert.Equal(1, run.Exchanges.Count(RequestKind.Handshake));
    }

    [Theory(Timeout = Limit)]
    [InlineData("retry", 30)]
    [InlineData("handshake", 300)]
    public async Task A_longer_wish_is_cut_and_logged(string reconnect, int seconds)
    {
        await using var run = await StartAsync();
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.Advise(RequestKind.Connect, $$"""{"reconnect":"{{reconnect}}","interval":3600000,"timeout":110000}""");
        await run.PublishAsync();
        await run.AssertNothingLostAsync();
        await run.Exchanges.WaitForAsync(RequestKind.Connect, 4, Token);
        Assert.Equal(TimeSpan.FromSeconds(seconds), time.Delays.First());
        var logged = run.Test.Log.Entries.First(static entry => entry.Id == 111);
        Assert.Contains("01:00:00", logged.Text, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Connect, 7)]
    [InlineData(RequestKind.Handshake, 7)]
    [InlineData(RequestKind.Subscribe, 7)]
    [InlineData(RequestKind.Login, 7)]
    [InlineData(RequestKind.Versions, 7)]
    [InlineData(RequestKind.Connect, 3600)]
    [InlineData(RequestKind.Login, 3600)]
    public async Task Retry_After_is_obeyed_on_the_way_back(RequestKind kind, int seconds)
    {
        await using var run = await StartAsync(options => options.ApiVersion = kind == RequestKind.Versions ? null : "66.0");
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.AnswerHttp(kind, 503);
        // The connect that is waiting now is answered before.
        run.Faults.AddHeader(kind, "Retry-After", seconds.ToString(), times: kind == RequestKind.Connect ? 2 : 1);
        if (kind == RequestKind.Login) run.Faults.RevokeTokens();
        else run.Faults.ExpireSessions();
        await run.PublishAsync();
        await run.Exchanges.WaitForAsync(kind, 2, Token);
        Assert.Equal(TimeSpan.FromSeconds(Math.Min(seconds, 300)), (await time.First).Delay);
        await run.AssertNothingLostAsync();
    }

    [Theory(Timeout = Limit)]
    [InlineData("/meta/subscribe")]
    [InlineData("/meta/unsubscribe")]
    public async Task Retry_After_of_a_channels_request_is_obeyed_before_the_handshake(string channel)
    {
        using var server = new StagedServer(Connect, channel);
        await using var client = MakeClient(server);
        await using var time = new PassingTime(client, _clock);
        var asking = AskAsync(client, channel);
        (await server.NextAsync(channel)).Answer(503, headers: ("Retry-After", "7"));
        if (channel == "/meta/subscribe") (await server.NextAsync(channel)).Agree();
        await asking.WaitAsync(Token);
        await AssertPausedAsync(time, 7);
    }

    [Fact(Timeout = Limit)]
    public async Task Retry_After_may_be_a_date_of_the_servers_clock()
    {
        await using var run = await StartAsync();
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.AnswerHttp(RequestKind.Connect, 503);
        run.Faults.AddHeader(RequestKind.Connect, "Date", "Mon, 04 May 2026 10:00:00 GMT", times: 2);
        run.Faults.AddHeader(RequestKind.Connect, "Retry-After", "Mon, 04 May 2026 10:00:40 GMT", times: 2);
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);
        Assert.Equal(TimeSpan.FromSeconds(40), time.Delays.Max());
    }

    private static Task AskAsync(StreamingClient client, string channel) =>
        channel == "/meta/subscribe" ? client.SubscribeAsync("/u/x", cancellationToken: Token).AsTask() : UnsubscribeAsync(client);

    private static async Task UnsubscribeAsync(StreamingClient client)
    {
        await client.SubscribeAsync("/u/x", cancellationToken: Token);
        await client.UnsubscribeAsync("/u/x", Token);
    }

    private static async Task AssertPausedAsync(PassingTime time, int seconds)
    {
        var pause = await time.First;
        Assert.Equal((TimeSpan.FromSeconds(seconds), ClientState.Paused), (pause.Delay, pause.State));
        Assert.NotNull(pause.Cause);
    }

    private StreamingClient MakeClient(StagedServer server) => server.MakeClient(options => options.TimeProvider = _clock);

    private Task<FaultRun> StartAsync(Action<StreamingClientOptions>? configure = null) => FaultRun.StartAsync(null, (options, _) =>
    {
        options.TimeProvider = _clock;
        configure?.Invoke(options);
    });
}
