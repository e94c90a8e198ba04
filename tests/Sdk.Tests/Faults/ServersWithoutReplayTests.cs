using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// A server that cannot replay keeps the events that it has not sent in the session only: the client keeps that session when requests are
/// lost.
/// </summary>
public sealed class ServersWithoutReplayTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Polls_that_a_proxy_answers_lose_nothing_and_are_no_gap(int status)
    {
        await using var run = await StartAsync();
        run.Faults.AnswerHttp(RequestKind.Connect, status, "<html>proxy</html>", times: 3);
        await run.PublishAsync(count: 3);
        await run.AssertRecoveredAsync(handshakes: 1, logins: 1, mostRequests: 14);
        Assert.DoesNotContain(run.Test.Log.Entries, static entry => entry.Id.Id is 110 or 200);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Subscribe, 502)]
    [InlineData(RequestKind.Unsubscribe, 504)]
    public async Task Requests_for_a_channel_that_a_proxy_answers_are_sent_again_in_the_same_session(RequestKind kind, int status)
    {
        await using var run = await StartAsync();
        if (kind == RequestKind.Unsubscribe) await run.Test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        run.Faults.AnswerHttp(kind, status, times: 2);
        var reply = kind == RequestKind.Subscribe
            ? await run.Test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token)
            : await run.Test.Client.UnsubscribeAsync(TestOrg.Alerts, Token);
        Assert.True(reply!.Successful);
        await run.AssertRecoveredAsync(handshakes: 1, logins: 1, mostRequests: 14);
    }

    [Fact(Timeout = Limit)]
    public async Task A_poll_that_is_reset_costs_what_it_carried_is_a_gap_and_keeps_the_session()
    {
        await using var run = await StartAsync();
        run.Faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders);
        await run.Test.PublishAccountAsync();
        await run.Exchanges.WaitForAsync(RequestKind.Connect, 4, Token);
        await run.Test.Org.WaitForHeldConnectsAsync(1, Token);
        var next = await run.Test.PublishAccountAsync();
        await foreach (var delivery in run.Accounts.Deliveries(Token))
        {
            Assert.Equal(next, delivery.Event.Id);
            Assert.Equal(GapCause.NoReplay, delivery.Gap?.Cause);
            break;
        }

        Assert.Equal(1, run.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_session_that_the_server_does_not_know_any_more_is_given_up()
    {
        await using var run = await StartAsync();
        run.Faults.AnswerHttp(RequestKind.Connect, 502);
        run.Faults.ExpireSessions();
        await run.RecoveredAsync(handshakes: 2);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
    }

    [Fact(Timeout = Limit)]
    public async Task Polls_that_stay_lost_end_at_the_RecoveryTimeout()
    {
        await using var run = await StartAsync(static options => options.RecoveryTimeout = TimeSpan.FromMilliseconds(300));
        run.Faults.AnswerHttp(RequestKind.Connect, 502, times: int.MaxValue);
        await run.Test.PublishAccountAsync();
        await run.Accounts.NextAsync(Token);
        var ended = await Assert.ThrowsAsync<StreamingException>(async () => await run.Accounts.NextAsync(Token));
        Assert.Equal((StreamingError.Transport, System.Net.HttpStatusCode.BadGateway), (ended.Error, ended.StatusCode));
        Assert.Contains("RecoveryTimeout", ended.Message, StringComparison.Ordinal);
    }

    private static Task<FaultRun> StartAsync(Action<StreamingClientOptions>? configure = null) =>
        FaultRun.StartAsync(static org => org.ReplayEnabled = false, (options, _) => configure?.Invoke(options));
}
