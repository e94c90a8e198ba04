using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class BusyAndLimitTests
{
    private const string Busy = "503::Server is too busy. Please try your request again later.";
    private const string DailyLimit = "403::Organization total events daily limit exceeded";

    [Fact]
    public void A_503_hidden_behind_a_401_waits_and_does_not_log_in()
    {
        var run = Live().Connect(Replies.ConnectRefused("401::Authentication invalid", Busy, """{"reconnect":"none","interval":0}"""));
        Assert.EndsWith("StartTimer Recovery, StartTimer Attempt", run.Did, StringComparison.Ordinal);
        Assert.Equal("SendHandshake", run.Elapse(TimerKind.Attempt).Did);
        Assert.Single(run.History.OfType<SessionAction.AcquireToken>());
    }

    [Fact]
    public void A_busy_server_is_left_alone_for_seconds_then_minutes()
    {
        var run = Live().Connect(Replies.ConnectRefused("503::Server is too busy"));
        Assert.InRange(run.Delay(TimerKind.Attempt), TimeSpan.FromSeconds(7.5), TimeSpan.FromSeconds(15));
        for (var i = 0; i < 8; i++) run.Elapse(TimerKind.Attempt).Handshake(Replies.HandshakeRefused(Busy));
        Assert.InRange(run.Delay(TimerKind.Attempt), TimeSpan.FromMinutes(2.5), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_limit_is_waited_out_for_minutes()
    {
        var run = Live().Connect(Replies.ConnectRefused(DailyLimit));
        Assert.InRange(run.Delay(TimerKind.Attempt), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
        for (var i = 0; i < 8; i++) run.Elapse(TimerKind.Attempt).Handshake(Replies.HandshakeRefused(DailyLimit));
        Assert.InRange(run.Delay(TimerKind.Attempt), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData(Busy)]
    [InlineData("403::Subscription limit exceeded for this topic")]
    public void A_channel_that_was_confirmed_before_waits_alone(string words)
    {
        var run = Lost(MachineRun.A, MachineRun.B).AnswerSubscribe(Replies.SubscribeRefused(words));
        Assert.Equal("ReportChannelPaused A, StartTimer A, SendSubscribe B", run.Did);
        Assert.Equal("ConfirmChannel B, SendConnect at once", run.AnswerSubscribe().Did);
        Assert.Equal("ReportRecovered, SendConnect", run.Connect(Replies.FirstConnect, progress: false).Did);
        run.Feed(new SessionEvent.AbandonedDisconnectsDone());
        Assert.Equal("SendSubscribe A", run.Elapse(TimerKind.Channel, MachineRun.A).Did);
        Assert.Equal("ConfirmChannel A", run.AnswerSubscribe().Did);
    }

    [Fact]
    public void A_channel_that_waits_too_long_ends_alone()
    {
        var run = Lost(MachineRun.A, MachineRun.B);
        run.AnswerSubscribe(Replies.SubscribeRefused(DailyLimit)).AnswerSubscribe().Connect(Replies.FirstConnect, progress: false).Connect(Replies.Connect);
        run.Feed(new SessionEvent.AbandonedDisconnectsDone());
        var waited = TimeSpan.Zero;
        while (!run.Did.Contains("FaultChannel", StringComparison.Ordinal))
        {
            waited += run.Delay(TimerKind.Channel, MachineRun.A);
            run.Elapse(TimerKind.Channel, MachineRun.A).AnswerSubscribe(Replies.SubscribeRefused(DailyLimit));
        }

        Assert.Equal("FaultChannel A", run.Did);
        Assert.Equal(SessionSettings.Default.RecoveryTimeout, waited);
        Assert.Contains("RecoveryTimeout", run.Actions.OfType<SessionAction.FaultChannel>().Single().Cause.Message, StringComparison.Ordinal);
        Assert.Equal(SessionPhase.Live, run.State.Phase);
    }

    [Fact]
    public void A_channel_that_waits_keeps_waiting_over_a_loss()
    {
        var run = Lost(MachineRun.A, MachineRun.B).AnswerSubscribe(Replies.SubscribeRefused(DailyLimit)).AnswerSubscribe();
        run.Lose(BayeuxRequestKind.Connect).Elapse(TimerKind.Attempt);
        Assert.Equal("ReportEstablished, SendSubscribe B", run.Handshake(Replies.Handshake).Did);
    }

    [Fact]
    public void A_channel_that_nobody_wants_any_more_stops_waiting()
    {
        var run = Lost(MachineRun.A).AnswerSubscribe(Replies.SubscribeRefused(DailyLimit));
        Assert.Equal("ReleaseChannel A", run.Unwant(MachineRun.A).Did);
        Assert.Equal("", run.Elapse(TimerKind.Channel, MachineRun.A).Did);
    }

    [Fact]
    public void A_new_channel_that_meets_a_limit_faults_alone()
    {
        var run = Live().Want(MachineRun.B).AnswerSubscribe(Replies.SubscribeRefused("403::Subscription limit exceeded for this topic"));
        Assert.Equal("FaultChannel B", run.Did);
        Assert.Equal(StreamingError.LimitExceeded, run.Actions.OfType<SessionAction.FaultChannel>().Single().Cause.Error);
    }

    private static MachineRun Lost(params ReadOnlySpan<string> channels) =>
        MachineRun.Live(SessionSettings.Default with { AsksVersion = false }, channels).Lose(BayeuxRequestKind.Connect).Handshake(Replies.Handshake);

    private static MachineRun Live() => MachineRun.Live(SessionSettings.Default with { AsksVersion = false }, MachineRun.A);
}
