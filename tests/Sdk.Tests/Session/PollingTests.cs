using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class PollingTests
{
    private static readonly SessionSettings FixedVersion = SessionSettings.Default with { AsksVersion = false };

    [Fact]
    public void An_answered_connect_is_followed_by_the_next_one_at_once() =>
        Assert.Equal("SendConnect", MachineRun.Live().Connect(Replies.Connect).Did);

    [Theory]
    [InlineData("""{"reconnect":"none","interval":0}""")]
    [InlineData("""{"reconnect":"handshake","interval":0}""")]
    [InlineData("""{"reconnect":"retry","interval":-1}""")]
    [InlineData("""{"interval":-1000}""")]
    public void A_successful_connect_whose_advice_ends_the_session_is_followed_by_a_handshake(string advice)
    {
        var run = MachineRun.Live(FixedVersion).Connect(Replies.ConnectAdvising(advice));
        Assert.Equal("AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, SendHandshake", run.Did);
    }

    [Fact]
    public void The_advised_interval_is_waited()
    {
        var run = MachineRun.Live().Connect(Replies.ConnectAdvising("""{"reconnect":"retry","interval":2000}"""));
        Assert.Equal("StartTimer Poll", run.Did);
        Assert.Equal(TimeSpan.FromSeconds(2), run.Delay(TimerKind.Poll));
        Assert.Equal("SendConnect", run.Elapse(TimerKind.Poll).Did);
    }

    [Fact]
    public void An_interval_that_would_cost_the_session_is_cut()
    {
        var run = MachineRun.Live().Connect(Replies.ConnectAdvising("""{"interval":86400000}"""));
        Assert.Equal(RetryAfterLimits.LongestPollWait, run.Delay(TimerKind.Poll));
    }

    [Fact]
    public void An_advice_stays_in_force_over_replies_without_one()
    {
        var run = MachineRun.Live().Connect(Replies.ConnectAdvising("""{"interval":1000,"timeout":45000}""")).Elapse(TimerKind.Poll);
        Assert.Equal(TimeSpan.FromSeconds(45), Hold(run));
        run.Connect(Replies.Connect).Elapse(TimerKind.Poll);
        Assert.Equal(TimeSpan.FromSeconds(45), Hold(run));
    }

    [Fact]
    public void An_advice_replaces_the_one_before_as_a_whole()
    {
        var run = MachineRun.Live().Connect(Replies.ConnectAdvising("""{"interval":1000,"timeout":45000}""")).Elapse(TimerKind.Poll);
        run.Connect(Replies.ConnectAdvising("""{"reconnect":"retry"}"""));
        Assert.Equal(SessionTimeLimits.DefaultHold, Hold(run));
    }

    [Fact]
    public void The_advice_of_a_lost_session_does_not_bind_the_next_one()
    {
        var run = MachineRun.Live(FixedVersion).Connect(Replies.ConnectAdvising("""{"interval":1000,"timeout":45000}"""));
        run.Elapse(TimerKind.Poll).Lose(BayeuxRequestKind.Connect).Elapse(TimerKind.Attempt).Handshake(Replies.Handshake);
        Assert.Equal(SessionTimeLimits.DefaultHold, Hold(run));
    }

    [Fact]
    public void A_failed_connect_with_retry_advice_is_polled_again_after_a_pause()
    {
        var run = MachineRun.Live().Connect(Replies.ConnectRefused("500::Internal error", advice: """{"reconnect":"retry","interval":0}"""));
        Assert.Equal("StartTimer Recovery, ReportRepeated, StartTimer Poll", run.Did);
        Assert.True(run.Delay(TimerKind.Poll) > TimeSpan.Zero);
        Assert.Equal("SendConnect", run.Elapse(TimerKind.Poll).Did);
        Assert.Equal("StopTimer Recovery, SendConnect", run.Connect(Replies.Connect).Did);
    }

    [Fact]
    public void The_pause_after_a_failed_connect_is_at_least_the_advised_interval()
    {
        var run = MachineRun.Live().Connect(Replies.ConnectRefused("500::Internal error", advice: """{"reconnect":"retry","interval":9000}"""));
        Assert.Equal(TimeSpan.FromSeconds(9), run.Delay(TimerKind.Poll));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(99)]
    public void Early_empty_replies_slow_the_client_down(int milliseconds)
    {
        var (run, took, elapsed) = (MachineRun.Live(), TimeSpan.FromMilliseconds(milliseconds), TimeSpan.Zero);
        for (var i = 0; i < 3; i++) Assert.Equal("SendConnect", run.Connect(Replies.Connect, took).Did);
        for (elapsed = 3 * took; elapsed < TimeSpan.FromSeconds(10); elapsed += TimeSpan.FromSeconds(0.1)) Assert.Equal(TimeSpan.FromSeconds(0.1), Period(run, took));
        for (var i = 0; i < 5; i++) Assert.Equal(TimeSpan.FromSeconds(1), Period(run, took));
    }

    [Fact]
    public void An_empty_reply_that_was_held_for_a_second_is_not_early()
    {
        var run = MachineRun.Live();
        for (var i = 0; i < 20; i++) Assert.Equal("SendConnect", run.Connect(Replies.Connect, TimeSpan.FromSeconds(1)).Did);
    }

    [Fact]
    public void Replies_with_events_are_never_slowed()
    {
        var run = MachineRun.Live();
        for (var i = 0; i < 20; i++) Assert.Equal("SendConnect", run.Connect(Replies.Connect, TimeSpan.Zero, carried: true).Did);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Events_or_a_held_connect_end_the_slowness(bool carried)
    {
        var run = MachineRun.Live();
        for (var i = 0; i < 3; i++) run.Connect(Replies.Connect, TimeSpan.Zero);
        Period(run, TimeSpan.Zero);
        Assert.Equal("SendConnect", run.Connect(Replies.Connect, carried ? TimeSpan.Zero : MachineRun.Hold, carried).Did);
        for (var i = 0; i < 3; i++) Assert.Equal("SendConnect", run.Connect(Replies.Connect, TimeSpan.Zero).Did);
        Assert.Equal(TimeSpan.FromSeconds(0.1), Period(run, TimeSpan.Zero));
    }

    [Fact]
    public void The_first_reply_of_a_session_comes_at_once_and_is_no_empty_one()
    {
        var run = Situations.All["Live, first connect"]();
        Assert.Equal("SendConnect", run.Connect(Replies.FirstConnect, progress: false).Did);
    }

    [Fact]
    public void A_refusal_that_no_retry_can_mend_ends_the_run()
    {
        var run = MachineRun.Live().Connect(Replies.ConnectRefused("400::Invalid connection type websocket"));
        Assert.Equal("SendAbandonedDisconnect, AbandonRequests, End Protocol", run.Did);
    }

    /// <summary>Returns the time from the next connect to the one after it.</summary>
    private static TimeSpan Period(MachineRun run, TimeSpan took)
    {
        var delay = run.Connect(Replies.Connect, took).Delay(TimerKind.Poll);
        Assert.Equal("SendConnect", run.Elapse(TimerKind.Poll).Did);
        return took + delay;
    }

    private static TimeSpan Hold(MachineRun run) => run.History.OfType<SessionAction.SendConnect>().Last().Hold;
}
