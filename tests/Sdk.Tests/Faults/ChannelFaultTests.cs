using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>A refusal that concerns one channel ends that channel's consumers, and no others.</summary>
public sealed class ChannelFaultTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_subscribe_that_is_too_large_ends_that_channel_alone()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.AnswerHttp(RequestKind.Subscribe, 413, "Maximum Request Size Exceeded", "text/plain");

        var failed = await Assert.ThrowsAsync<StreamingException>(
            async () => await run.Test.Client.SubscribeAsync<Alert>(cancellationToken: Token));
        await run.PublishAsync(count: 2);

        Assert.Equal(StreamingError.SubscriptionRefused, failed.Error);
        Assert.Equal(TestOrg.Alerts, failed.Channel);
        Assert.Contains("413", failed.Message, StringComparison.Ordinal);
        await run.AssertRecoveredAsync(handshakes: 1, logins: 1, mostRequests: 10);
    }

    [Theory(Timeout = Limit)]
    [InlineData("403::SubscribeVisitor does not have access to the entity in this topic", StreamingError.SubscriptionRefused)]
    [InlineData("400::The channel you requested to subscribe to doesn't exist {/u/Alerts}", StreamingError.SubscriptionRefused)]
    [InlineData("403:denied_by_security_policy:create_denied", StreamingError.SubscriptionRefused)]
    [InlineData("403::Subscription limit exceeded for this topic", StreamingError.LimitExceeded)]
    public async Task A_refused_subscribe_ends_that_channel_alone(string error, StreamingError reason)
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.Refuse(RequestKind.Subscribe, error);

        var failed = await Assert.ThrowsAsync<StreamingException>(
            async () => await run.Test.Client.SubscribeAsync<Alert>(cancellationToken: Token));
        await run.PublishAsync(count: 2);

        Assert.Equal(reason, failed.Error);
        Assert.Equal(error, failed.ServerText);
        await run.AssertRecoveredAsync(handshakes: 1, logins: 1, mostRequests: 10);
    }

    [Fact(Timeout = Limit)]
    public async Task A_channel_that_is_refused_on_the_way_back_ends_alone()
    {
        await using var run = await FaultRun.StartAsync();
        await using var alerts = await run.Test.Client.SubscribeAsync<Alert>(cancellationToken: Token);
        var alert = await run.Test.PublishAlertAsync();
        Assert.Equal(alert, (await alerts.NextAsync(Token)).Text);
        await run.Test.Org.WaitForHeldConnectsAsync(1, Token);
        run.Faults.AnswerHttp(RequestKind.Subscribe, 413);

        run.Faults.ExpireSessions();
        var failed = await Assert.ThrowsAsync<StreamingException>(async () => await run.Accounts.NextAsync(Token));
        var next = await run.Test.PublishAlertAsync();

        Assert.Equal(TestOrg.Accounts, failed.Channel);
        Assert.Equal(next, (await alerts.NextAsync(Token)).Text);
        Assert.Equal(2, run.Exchanges.Count(RequestKind.Handshake));
    }
}
