using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class RecoveryTimeoutTests
{
    [Fact]
    public void A_recovery_that_takes_too_long_ends_the_run_with_the_last_failure()
    {
        var run = MachineRun.Live().Lose(RequestKind.Connect);
        Assert.Equal(SessionSettings.Default.RecoveryTimeout, run.Delay(TimerKind.Recovery));
        run.Feed(new SessionEvent.VersionFailed(run.State.Epoch, MachineRun.Failure(Reason.Transport)));
        var end = Assert.Single(run.Elapse(TimerKind.Recovery).Actions.OfType<SessionAction.End>());
        Assert.Equal(Reason.Transport, end.Cause!.Reason);
        Assert.Contains("RecoveryTimeout", end.Cause.Message, StringComparison.Ordinal);
        Assert.Contains("it failed", end.Cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Further_losses_do_not_put_the_timeout_off()
    {
        var run = MachineRun.Live().Lose(RequestKind.Connect);
        run.Feed(new SessionEvent.VersionKnown(run.State.Epoch, "66.0")).Lose(RequestKind.Handshake);
        run.Elapse(TimerKind.Attempt);
        Assert.Single(run.History.OfType<SessionAction.StartTimer>(), static timer => timer.Kind == TimerKind.Recovery);
    }

    [Fact]
    public void An_infinite_timeout_starts_no_timer()
    {
        var settings = SessionSettings.Default with { RecoveryTimeout = Timeout.InfiniteTimeSpan };
        var run = MachineRun.Live(settings).Lose(RequestKind.Connect);
        Assert.False(run.Runs(TimerKind.Recovery));
        Assert.True(run.State.Recovering);
    }

    [Fact]
    public void The_timeout_of_an_earlier_recovery_is_void()
    {
        var run = MachineRun.Live().Lose(RequestKind.Connect);
        var late = new SessionEvent.TimerElapsed(run.State.Epoch, TimerKind.Recovery);
        run.Establish().Connect(Replies.Connect).Lose(RequestKind.Connect);
        var before = run.State;
        Assert.Same(before, run.Feed(late).State);
    }

    [Fact]
    public void The_timeout_after_the_recovery_is_void()
    {
        var run = MachineRun.Live().Lose(RequestKind.Connect);
        var late = new SessionEvent.TimerElapsed(run.State.Epoch, TimerKind.Recovery);
        var before = run.Establish().Connect(Replies.Connect).State;
        Assert.Same(before, run.Feed(late).State);
    }

    [Fact]
    public void A_session_recovers_with_its_first_connect_but_the_timer_runs_until_a_held_one_is_answered()
    {
        var run = MachineRun.Live().Lose(RequestKind.Connect).Establish();
        Assert.Equal("ReportRecovered, SendConnect", run.Did);
        Assert.True(run.Runs(TimerKind.Recovery));
        Assert.Equal("StopTimer Recovery, SendConnect", run.Connect(Replies.Connect).Did);
        Assert.False(run.State.Recovering);
    }

    [Fact]
    public void A_session_that_holds_its_connect_when_the_time_is_up_has_recovered()
    {
        var run = MachineRun.Live().Lose(RequestKind.Connect).Establish().Elapse(TimerKind.Recovery);
        Assert.Equal("", run.Did);
        Assert.False(run.State.Recovering);
    }

    [Fact]
    public void A_server_that_forgets_every_session_after_its_first_connect_meets_the_timeout()
    {
        var run = MachineRun.Live().Lose(RequestKind.Connect).Establish();
        for (var i = 0; i < 5; i++)
        {
            run.Connect(Replies.ConnectRefused("403::Unknown client"));
            run.Elapse(TimerKind.Attempt).Establish();
        }

        run.Connect(Replies.ConnectRefused("403::Unknown client")).Elapse(TimerKind.Recovery);
        Assert.Equal("AbandonRequests, End Protocol", run.Did);
    }
}
