using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>The end of a run while attempts that were abandoned still use its tokens.</summary>
public sealed class ClientRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task An_attempt_learns_of_a_lost_lease_although_the_run_ends_immediately()
    {
        for (var i = 0; i < 100; i++)
        {
            var cancelled = new TaskCompletionSource();
            var run = new ClientRun(TimeProvider.System);
            await using var _ = run.Attempts.Register(cancelled.SetResult);
            run.LoseLease();
            run.Dispose();
            await cancelled.Task.WaitAsync(Token);
        }
    }

    [Fact]
    public void A_lease_that_is_lost_after_the_run_is_no_failure_of_an_abandoned_attempt()
    {
        var run = new ClientRun(TimeProvider.System);
        run.Dispose();
        run.LoseLease();
        Assert.True(run.Attempts.IsCancellationRequested);
    }

    [Fact]
    public void A_run_that_has_ended_leaves_no_time_limit()
    {
        var run = new ClientRun(TimeProvider.System);
        run.CancelAttemptsAfter(TimeSpan.FromHours(1));
        run.Dispose();
        Assert.False(run.Attempts.IsCancellationRequested);
    }
}
