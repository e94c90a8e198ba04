using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class RecoveryTimeoutTests
{
    [Fact]
    public void A_recovery_that_takes_too_long_ends_the_run_with_the_last_failure()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        Assert.Equal(SessionSettings.Default.RecoveryTimeout, run.Delay(TimerKind.Recovery));
        run.Feed(new SessionEvent.VersionFailed(run.State.Epoch, MachineRun.Failure(StreamingError.Transport), Answered: false));
        var end = Assert.Single(run.Elapse(TimerKind.Recovery).Actions.OfType<SessionAction.End>());
        Assert.Equal(StreamingError.Transport, end.Cause!.Error);
        Assert.Contains("RecoveryTimeout", end.Cause.Message, StringComparison.Ordinal);
        Assert.Contains("it failed", end.Cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Further_losses_do_not_put_the_timeout_off()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        run.Feed(new SessionEvent.VersionKnown(run.State.Epoch, "66.0")).Lose(BayeuxRequestKind.Handshake);
        run.Elapse(TimerKind.Attempt);
        Assert.Single(run.History.OfType<SessionAction.StartTimer>(), static timer => timer.Kind == TimerKind.Recovery);
    }

    [Fact]
    public void An_infinite_timeout_starts_no_timer()
    {
        var settings = SessionSettings.Default with { RecoveryTimeout = Timeout.InfiniteTimeSpan };
        var run = MachineRun.Live(settings).Lose(BayeuxRequestKind.Connect);
        Assert.False(run.Runs(TimerKind.Recovery));
        Assert.True(run.State.Recovering);
    }

    [Fact]
    public void The_timeout_of_an_earlier_recovery_is_void()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        var late = new SessionEvent.TimerElapsed(run.State.Epoch, TimerKind.Recovery);
        run.Establish().Connect(Replies.Connect).Lose(BayeuxRequestKind.Connect);
        var before = run.State;
        Assert.Same(before, run.Feed(late).State);
    }

    [Fact]
    public void The_timeout_after_the_recovery_is_void()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        var late = new SessionEvent.TimerElapsed(run.State.Epoch, TimerKind.Recovery);
        var before = run.Establish().Connect(Replies.Connect).State;
        Assert.Same(before, run.Feed(late).State);
    }

    [Fact]
    public void A_session_recovers_with_its_first_connect_but_the_timer_runs_until_a_held_one_is_answered()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect).Establish();
        Assert.Equal("ReportRecovered, SendConnect", run.Did);
        Assert.True(run.Runs(TimerKind.Recovery));
        Assert.Equal("StopTimer Recovery, SendConnect", run.Connect(Replies.Connect).Did);
        Assert.False(run.State.Recovering);
    }

    [Fact]
    public void The_answer_to_the_connect_that_is_held_when_the_time_is_up_decides()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect).Establish().Elapse(TimerKind.Recovery);
        Assert.Equal("", run.Did);
        run.Connect(Replies.Connect);
        Assert.False(run.State.Recovering);
        Assert.EndsWith("StartTimer Recovery, AskVersion", run.Lose(BayeuxRequestKind.Connect).Did, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(504, false)]
    [InlineData(504, true)]
    [InlineData(503, true)]
    [InlineData(null, false)]
    public void A_connect_that_is_lost_after_the_time_was_up_ends_the_run(int? status, bool late)
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect).Establish().Elapse(TimerKind.Recovery);
        run.Lose(BayeuxRequestKind.Connect, status, progress: late);
        Assert.EndsWith("End Transport", run.Did, StringComparison.Ordinal);
        Assert.Contains("RecoveryTimeout", ((SessionAction.End)run.Actions[^1]).Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_poll_that_was_held_for_half_of_its_time_is_progress_even_then()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect).Establish().Elapse(TimerKind.Recovery);
        Assert.EndsWith("StartTimer Recovery, AskVersion", run.Lose(BayeuxRequestKind.Connect, progress: true).Did, StringComparison.Ordinal);
    }

    [Fact]
    public void A_poll_that_was_held_in_a_life_without_an_answered_connect_is_no_progress()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        run.Feed(new SessionEvent.VersionKnown(run.State.Epoch, "66.0")).Handshake(Replies.Handshake);
        run.Lose(BayeuxRequestKind.Connect, progress: true);
        Assert.True(run.Runs(TimerKind.Recovery));
        Assert.DoesNotContain("StopTimer Recovery", run.Did, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BayeuxRequestKind.Handshake)]
    [InlineData(BayeuxRequestKind.Subscribe)]
    [InlineData(BayeuxRequestKind.Unsubscribe)]
    [InlineData(BayeuxRequestKind.Message)]
    internal void No_other_request_that_took_long_is_progress(BayeuxRequestKind kind)
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect).Establish();
        run.Lose(kind, progress: true);
        Assert.DoesNotContain("StopTimer Recovery", run.Did, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_are_progress_whatever_they_came_with()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        run.Feed(new SessionEvent.VersionKnown(run.State.Epoch, "66.0")).Handshake(Replies.Handshake);
        Assert.Equal("StopTimer Recovery, ReportRecovered", run.Feed(new SessionEvent.EventsReceived(run.State.Epoch)).Did);
        Assert.Equal(0, run.State.Failures);
    }

    [Fact]
    public void A_server_that_forgets_every_session_after_its_first_connect_meets_the_timeout()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect).Establish();
        for (var i = 0; i < 5; i++)
        {
            run.Connect(Replies.ConnectRefused("403::Unknown client"));
            run.Elapse(TimerKind.Attempt).Establish();
        }

        run.Connect(Replies.ConnectRefused("403::Unknown client")).Elapse(TimerKind.Recovery);
        Assert.Equal("AbandonRequests, End Protocol", run.Did);
    }
}
