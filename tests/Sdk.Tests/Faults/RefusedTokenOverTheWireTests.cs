using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// Tokens that are refused as soon as they are issued: a restart of the org, or one that revokes twice. After the server has accepted a
/// handshake, that is transient; at a first start, and where the login host itself refuses, it is not.
/// </summary>
public sealed class RefusedTokenOverTheWireTests
{
    private const int Limit = 30_000;

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Fresh_tokens_that_are_refused_are_asked_for_again_ever_more_slowly(int refused)
    {
        await using var run = await StartAsync();
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.RevokeNextTokens(refused);
        run.Faults.RevokeTokens();
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2 + refused);
        await run.AssertRecoveredAsync(2 + refused, logins: 2 + refused, mostRequests: 16 + (2 * refused));
        Assert.Equal(refused, time.Pauses.Count);
        for (var i = 0; i < refused; i++)
            Assert.InRange(time.Pauses[i].Delay!.Value, TimeSpan.FromSeconds(5 * Math.Pow(2, i)), TimeSpan.FromSeconds(10 * Math.Pow(2, i)));
        Assert.All(time.Pauses, static pause => Assert.Equal(StreamingError.AuthenticationRejected, pause.Cause!.Error));
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Handshake)]
    [InlineData(RequestKind.Subscribe)]
    [InlineData(RequestKind.Connect)]
    public async Task So_it_is_wherever_the_fresh_token_is_refused(RequestKind kind)
    {
        await using var run = await StartAsync();
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.RevokeTokens();
        run.Faults.AnswerHttp(kind, 401);
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);
        await run.AssertNothingLostAsync();
        await run.Test.Org.WaitForHeldConnectsAsync(1, Token);
        Assert.InRange(run.Exchanges.Count(RequestKind.Login), 2, 3);
    }

    /// <summary>An outage in which the token expires: the failures before do not make the first pause a long one.</summary>
    [Fact(Timeout = Limit)]
    public async Task After_an_outage_the_first_pause_is_short()
    {
        await using var run = await StartAsync();
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.AnswerHttp(RequestKind.Handshake, 503, times: 8);
        run.Faults.RevokeNextTokens();
        run.Faults.RevokeTokens(answerHeldConnects: false);
        run.Faults.ExpireSessions();
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 11);
        await run.AssertNothingLostAsync();
        var refusal = time.Pauses.Single(static pause => pause.Cause is { Error: StreamingError.AuthenticationRejected } cause && cause.Message.Contains("was just issued", StringComparison.Ordinal));
        Assert.InRange(refusal.Delay!.Value, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
    }

    [Fact(Timeout = Limit)]
    public async Task Tokens_that_stay_refused_end_at_the_RecoveryTimeout_and_cost_few_logins()
    {
        await using var run = await StartAsync(static options => options.RecoveryTimeout = TimeSpan.FromMinutes(15));
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.RevokeNextTokens(1000);
        run.Faults.RevokeTokens();
        var ended = await Assert.ThrowsAsync<StreamingException>(async () => await run.Accounts.NextAsync(Token));
        Assert.Equal(StreamingError.AuthenticationRejected, ended.Error);
        Assert.Contains("RecoveryTimeout", ended.Message, StringComparison.Ordinal);
        Assert.InRange(run.Exchanges.Count(RequestKind.Login), 5, 12);
    }

    [Fact(Timeout = Limit)]
    public async Task The_budget_of_logins_holds()
    {
        await using var run = await StartAsync(static options => options.MaxLoginsPerHour = 6);
        await using var time = new PassingTime(run.Test.Client, _clock);
        run.Faults.RevokeNextTokens(3);
        run.Faults.RevokeTokens();
        await run.PublishAsync();
        await run.RecoveredAsync(handshakes: 5);
        await run.AssertNothingLostAsync();
        // One at once, and then one per ten minutes.
        Assert.Equal(4, time.Delays.Count(static delay => delay == TimeSpan.FromMinutes(10)));
    }

    [Theory(Timeout = Limit)]
    [InlineData("invalid_grant")]
    [InlineData("invalid_client")]
    public async Task A_login_that_the_login_host_refuses_is_final_at_once(string error)
    {
        await using var run = await StartAsync();
        run.Faults.AnswerHttp(RequestKind.Login, 400, $$"""{"error":"{{error}}"}""", "application/json");
        run.Faults.RevokeTokens();
        var ended = await Assert.ThrowsAsync<StreamingException>(async () => await run.Accounts.NextAsync(Token));
        Assert.Equal((StreamingError.LoginRefused, false), (ended.Error, ended.IsTransient));
        Assert.Equal(2, run.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task At_a_first_start_a_fresh_token_that_is_refused_is_final()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.ApiVersion = "66.0");
        test.Org.Faults.RevokeNextTokens(2);
        var failed = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal((StreamingError.AuthenticationRejected, false), (failed.Error, failed.IsTransient));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
    }

    /// <summary>The server has accepted the token at the handshake: a token that is refused right after that was revoked in between.</summary>
    [Theory(Timeout = Limit)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_token_that_is_refused_between_the_first_handshake_and_the_first_connect_is_renewed(int times)
    {
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => (options.TimeProvider, options.ApiVersion) = (_clock, "66.0"));
        await using var time = new PassingTime(test.Client, _clock);
        test.Org.Faults.Refuse(RequestKind.Connect, "401::Authentication invalid", "none", 0, times: times);
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 1 + times, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await accounts.NextAsync(Token)).Id);
        Assert.Equal(1 + times, test.Org.Exchanges.Count(RequestKind.Login));
        Assert.Equal(times, time.Pauses.Count);
    }

    private Task<FaultRun> StartAsync(Action<StreamingClientOptions>? configure = null) => FaultRun.StartAsync(null, (options, _) =>
    {
        (options.TimeProvider, options.RecoveryTimeout) = (_clock, Timeout.InfiniteTimeSpan);
        configure?.Invoke(options);
    });
}
