using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>Whatever happens to a poll, events published before, during and after it arrive once each, and few requests are made.</summary>
public sealed class PollFaultTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names() => [.. PollFaults.All.Keys];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Names))]
    public async Task A_poll_that_fails_loses_nothing_and_costs_little(string name)
    {
        var (handshakes, break_) = PollFaults.All[name];
        await using var run = await FaultRun.StartAsync();
        break_(run.Faults);

        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(1 + handshakes);

        await run.AssertRecoveredAsync(1 + handshakes, logins: 1, mostRequests: 16);
    }

    [Theory(Timeout = Limit)]
    [InlineData(DropPoint.BeforeHeaders)]
    [InlineData(DropPoint.MidBody)]
    public async Task A_reset_loses_nothing(DropPoint point)
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.DropConnection(RequestKind.Connect, point);

        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);

        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
    }

    [Theory(Timeout = Limit)]
    [InlineData(false, "handshake")]
    [InlineData(true, "handshake")]
    [InlineData(true, "none")]
    public async Task A_pushed_disconnect_loses_nothing(bool withConnectReply, string reconnect)
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.PushDisconnect(withConnectReply, reconnect);

        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);

        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_token_loses_nothing_and_costs_one_login()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.RevokeTokens();

        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);

        await run.AssertRecoveredAsync(handshakes: 2, logins: 2, mostRequests: 16);
    }

    [Fact(Timeout = Limit)]
    public async Task A_run_of_different_faults_loses_nothing()
    {
        await using var run = await FaultRun.StartAsync();
        foreach (var (_, (_, break_)) in PollFaults.All) break_(run.Faults);

        for (var i = 0; i < PollFaults.All.Count; i++) await run.PublishAsync();
        await run.AssertNothingLostAsync();

        Assert.Equal(1, run.Exchanges.Count(RequestKind.Login));
        Assert.InRange(run.Exchanges.Count(RequestKind.Any), 1, 12 * PollFaults.All.Count);
    }

    /// <summary>The negative control: the comparison must notice an event that the org withholds.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_withheld_event_is_noticed()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.Withhold(TestOrg.Accounts);
        run.Faults.ExpireSessions();

        await run.PublishAsync();
        await run.RecoveredAsync(handshakes: 2);
        await run.Test.PublishAccountAsync();

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(run.AssertNothingLostAsync);
    }

    [Theory(Timeout = Limit)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_name_that_does_not_resolve_for_a_while_loses_nothing(int failures)
    {
        using var network = new FailingNetwork();
        await using var run = await FaultRun.StartAsync(configureClient: (options, _) => options.HttpHandler = network);
        network.FailNext(failures, () => new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known."));

        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);

        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
        Assert.Contains(run.Test.Log.Entries, static entry => entry.Id == 101 && entry.Text.Contains("No such host", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task A_redirect_that_stays_ends_with_the_host_that_it_leads_to_and_sends_it_nothing()
    {
        await using var elsewhere = await SimulatedOrg.StartAsync(cancellationToken: Token);
        var clock = new ManualTimeProvider();
        await using var run = await FaultRun.StartAsync(
            configureClient: (options, _) => (options.TimeProvider, options.RecoveryTimeout) = (clock, TimeSpan.FromMilliseconds(300)));
        await using var time = new PassingTime(run.Test.Client, clock);
        var location = new Uri(elsewhere.Url, "/cometd/66.0").ToString();
        run.Faults.AnswerHttp(RequestKind.Handshake, 307, times: 1000, location: location);

        run.Faults.ExpireSessions();
        var ended = await Assert.ThrowsAsync<StreamingException>(async () => await run.Accounts.NextAsync(Token));

        Assert.Equal(StreamingError.Transport, ended.Error);
        Assert.Contains("a redirect to 127.0.0.1, which is not followed", ended.Message, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.Exchanges.Count(RequestKind.Any));
        Assert.InRange(run.Exchanges.Count(RequestKind.Handshake), 2, 20);
    }
}
