using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>A channel whose subscribe meets a limit during recovery waits alone: the others are still polled.</summary>
public sealed class ChannelLimitTests
{
    private const int Limit = 30_000;

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("403::Subscription limit exceeded for this topic", null, 200)]
    [InlineData("403:denied_by_security_policy:subscribe_denied", "503::Server is too busy", 200)]
    [InlineData("403::Subscription limit exceeded for this topic", null, 403)]
    public async Task The_healthy_channels_go_on_receiving_and_the_other_comes_back(string error, string? failureReason, int status)
    {
        await using var run = await StartAsync();
        await using var alerts = await WithAlertsAsync(run);
        // Channels are subscribed again in their order; the first of them meets the limit.
        run.Faults.Refuse(RequestKind.Subscribe, error, "none", 0, failureReason, status: status);
        run.Faults.ExpireSessions();
        await run.PublishAsync(count: 2);
        for (var i = 0; i < 3; i++) Assert.Equal(await run.Test.PublishAlertAsync(), (await alerts.NextAsync(Token)).Text);
        await run.Test.Org.WaitForHeldConnectsAsync(1, Token);
        Assert.Equal(ClientState.Connected, run.Test.Client.State);
        Assert.Contains(run.Test.Log.Entries, static entry => entry.Id == 112 && entry.Text.Contains(TestOrg.Accounts, StringComparison.Ordinal));

        await PassPauseAsync();
        await run.AssertNothingLostAsync();
        Assert.Equal(2, run.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_limit_that_stays_ends_that_channel_alone_at_the_RecoveryTimeout()
    {
        await using var run = await StartAsync(TimeSpan.FromSeconds(1));
        await using var alerts = await WithAlertsAsync(run);
        var ended = run.Accounts.NextAsync(Token);
        run.Faults.Refuse(RequestKind.Subscribe, "403::Subscription limit exceeded for this topic", "none", 0);
        run.Faults.ExpireSessions();
        await run.RecoveredAsync(TestOrg.Alerts, handshakes: 2);
        run.Faults.Refuse(RequestKind.Subscribe, "403::Subscription limit exceeded for this topic", "none", 0, times: 100);
        while (!ended.IsCompleted)
        {
            var paused = PassPauseAsync();
            if (await Task.WhenAny(paused, ended) == ended) break;
        }

        var failure = await Assert.ThrowsAsync<StreamingException>(() => ended);
        Assert.Equal((StreamingError.LimitExceeded, TestOrg.Accounts), (failure.Error, failure.Channel ?? TestOrg.Accounts));
        Assert.Equal(await run.Test.PublishAlertAsync(), (await alerts.NextAsync(Token)).Text);
        Assert.Equal(2, run.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_channel_that_is_let_go_while_it_waits_is_not_asked_for_again()
    {
        await using var run = await StartAsync();
        await using var alerts = await WithAlertsAsync(run);
        run.Faults.Refuse(RequestKind.Subscribe, "403::Subscription limit exceeded for this topic", "none", 0);
        run.Faults.ExpireSessions();
        await run.RecoveredAsync(TestOrg.Alerts, handshakes: 2);
        var subscribes = run.Exchanges.Count(RequestKind.Subscribe);
        await run.Accounts.DisposeAsync();
        await PassPauseAsync();
        Assert.Equal(await run.Test.PublishAlertAsync(), (await alerts.NextAsync(Token)).Text);
        Assert.Equal(subscribes, run.Exchanges.Count(RequestKind.Subscribe));
    }

    private static async Task<Subscription<Alert>> WithAlertsAsync(FaultRun run)
    {
        var alerts = await run.Test.Client.SubscribeAsync<Alert>(new() { SaveInterval = TimeSpan.FromHours(1) }, Token);
        Assert.Equal(await run.Test.PublishAlertAsync(), (await alerts.NextAsync(Token)).Text);
        await run.Test.Org.WaitForHeldConnectsAsync(1, Token);
        return alerts;
    }

    /// <summary>The pauses of these tests are the only timers of 100 ms and less.</summary>
    private async Task PassPauseAsync()
    {
        var longest = TimeSpan.FromMilliseconds(100);
        await _clock.TimerAsync(delay => delay > TimeSpan.Zero && delay <= longest);
        _clock.Advance(longest);
    }

    private Task<FaultRun> StartAsync(TimeSpan? recoveryTimeout = null) => FaultRun.StartAsync(null, (options, _) =>
        (options.TimeProvider, options.RecoveryTimeout) = (_clock, recoveryTimeout ?? TimeSpan.FromMinutes(15)));
}
