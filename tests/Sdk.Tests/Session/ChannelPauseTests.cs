using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>The pauses of one channel, while the session continues for the others.</summary>
public sealed class ChannelPauseTests
{
    private const string A = MachineRun.A;
    private const string B = MachineRun.B;
    private const string DailyLimit = "403::Organization total events daily limit exceeded";

    [Fact]
    public void Pauses_grow_with_each_refusal_and_begin_again_after_a_success()
    {
        var run = Resubscribing(SessionSettings.Default);
        foreach (var minutes in (double[])[1, 2, 4])
        {
            run.AnswerSubscribe(Replies.SubscribeRefused(DailyLimit));
            Assert.InRange(run.Delay(TimerKind.Channel, A).TotalMinutes, minutes / 2, minutes);
            run.Elapse(TimerKind.Channel, A);
        }

        run.AnswerSubscribe();
        Again(run).AnswerSubscribe(Replies.SubscribeRefused(DailyLimit));
        Assert.InRange(run.Delay(TimerKind.Channel, A).TotalMinutes, 0.5, 1);
    }

    [Fact]
    public void The_time_of_earlier_pauses_does_not_count_after_a_success()
    {
        var run = Resubscribing(SessionSettings.Default with { RecoveryTimeout = TimeSpan.FromMinutes(1) });
        run.AnswerSubscribe(Replies.SubscribeRefused(DailyLimit)).Elapse(TimerKind.Channel, A).AnswerSubscribe();
        Again(run).AnswerSubscribe(Replies.SubscribeRefused(DailyLimit));
        Assert.InRange(run.Delay(TimerKind.Channel, A).TotalMinutes, 0.5, 1);
    }

    [Fact]
    public void Without_a_time_limit_a_channel_waits_for_ever()
    {
        var run = Resubscribing(SessionSettings.Default with { RecoveryTimeout = Timeout.InfiniteTimeSpan });
        for (var i = 0; i < 100; i++)
        {
            run.AnswerSubscribe(Replies.SubscribeRefused(DailyLimit));
            Assert.Equal("SendSubscribe A", run.Elapse(TimerKind.Channel, A).Did);
        }
    }

    [Theory]
    [InlineData("503::Server is too busy", 7.5, 15)]
    [InlineData(DailyLimit, 30, 60)]
    public void A_channel_with_a_running_consumer_waits_although_this_run_never_subscribed_it(string refusal, double least, double most)
    {
        var run = MachineRun.Live().Feed(new SessionEvent.ChannelWanted(B, IsRunning: true)).AnswerSubscribe(Replies.SubscribeRefused(refusal));
        Assert.Equal("ReportChannelPaused B, StartTimer B", run.Did);
        Assert.InRange(run.Delay(TimerKind.Channel, B).TotalSeconds, least, most);
    }

    [Fact]
    public void A_channel_wanted_again_while_its_subscribe_was_lost_is_unsubscribed_first()
    {
        var run = Situations.All["Live without replay"]().Want(B).Unwant(B).Want(B).Lose(BayeuxRequestKind.Subscribe);
        Assert.Equal("SendUnsubscribe B", run.Elapse(TimerKind.Channel, B).Did);
        Assert.Equal("ReleaseChannel B, SendSubscribe B", run.AnswerUnsubscribe().Did);
        Assert.Equal("ConfirmChannel B", run.AnswerSubscribe().Did);
    }

    [Fact]
    public void The_timer_of_a_channel_that_does_not_wait_changes_nothing()
    {
        var run = MachineRun.Live(A);
        var before = run.State;
        Assert.Same(before, run.Feed(new SessionEvent.TimerElapsed(before.Epoch, TimerKind.Channel, A)).State);
    }

    /// <summary>Makes a run that subscribes its channel again, after a loss.</summary>
    private static MachineRun Resubscribing(SessionSettings settings) => Again(MachineRun.Live(settings with { AsksVersion = false }, A));

    private static MachineRun Again(MachineRun run)
    {
        if (run.State.Polled) run.Connect(Replies.Connect);
        else run.Connect(Replies.FirstConnect, progress: false).Connect(Replies.Connect);
        return run.Lose(BayeuxRequestKind.Connect).Handshake(Replies.Handshake).Feed(new SessionEvent.AbandonedDisconnectsDone());
    }
}
