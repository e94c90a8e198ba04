using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class LossTests
{
    private const string Forgotten = "AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, ";
    private const string Lost = "AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, ";
    private static readonly SessionSettings FixedVersion = SessionSettings.Default with { AsksVersion = false };

    [Fact]
    public void A_lost_connect_is_followed_by_a_handshake()
    {
        var run = MachineRun.Live(FixedVersion, MachineRun.A).Lose(BayeuxRequestKind.Connect);
        Assert.Equal(Lost + "SendHandshake", run.Did);
        Assert.Null(run.State.ClientId);
    }

    [Fact]
    public void Every_wanted_channel_is_resubscribed_before_the_first_connect_of_the_new_session()
    {
        var run = MachineRun.Live(FixedVersion, MachineRun.A, MachineRun.B).Lose(BayeuxRequestKind.Connect);
        Assert.Equal("ReportEstablished, SendSubscribe A", run.Handshake(Replies.Handshake).Did);
        Assert.Equal("ConfirmChannel A, SendSubscribe B", run.AnswerSubscribe().Did);
        Assert.Equal("ConfirmChannel B, SendConnect at once", run.AnswerSubscribe().Did);
        Assert.Equal("ReportRecovered, SendConnect", run.Connect(Replies.FirstConnect, progress: false).Did);
    }

    [Theory]
    [InlineData(nameof(BayeuxRequestKind.Subscribe))]
    [InlineData(nameof(BayeuxRequestKind.Unsubscribe))]
    [InlineData(nameof(BayeuxRequestKind.Connect))]
    public void The_loss_of_any_answer_loses_the_session(string kind)
    {
        var run = MachineRun.Live(FixedVersion, MachineRun.A).Lose(Enum.Parse<BayeuxRequestKind>(kind));
        Assert.Equal(Lost + "SendHandshake", run.Did);
    }

    [Theory]
    [InlineData("""{"reconnect":"handshake","interval":0}""")]
    [InlineData("""{"reconnect":"none","interval":0}""")]
    [InlineData("""{"reconnect":"retry","interval":0}""")]
    [InlineData("""{"reconnect":"retry","interval":-1}""")]
    [InlineData("null")]
    public void An_unknown_client_shakes_hands_whatever_the_advice(string advice)
    {
        foreach (var words in (string[])["403::Unknown client", "402::Unknown client", "402::session_unknown", "401:ID:Unknown client"])
        {
            var run = MachineRun.Live(FixedVersion, MachineRun.A).Connect(Replies.ConnectRefused(words, advice: advice));
            Assert.Equal(Forgotten + "SendHandshake", run.Did);
        }
    }

    [Fact]
    public void A_second_loss_without_progress_in_between_pauses_first()
    {
        var run = MachineRun.Live(FixedVersion).Lose(BayeuxRequestKind.Connect).Establish().Lose(BayeuxRequestKind.Connect);
        Assert.Equal("AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Attempt", run.Did);
        Assert.InRange(run.Delay(TimerKind.Attempt), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.Equal("SendHandshake", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void Progress_makes_the_next_loss_a_first_one_again()
    {
        var run = MachineRun.Live(FixedVersion).Lose(BayeuxRequestKind.Connect).Establish();
        run.Connect(Replies.Connect, progress: true);
        Assert.Equal(Lost + "SendHandshake", run.Lose(BayeuxRequestKind.Connect).Did);
    }

    [Fact]
    public void A_connection_that_served_for_a_while_before_it_broke_is_progress()
    {
        var run = MachineRun.Live(FixedVersion).Lose(BayeuxRequestKind.Connect).Establish();
        Assert.Equal("StopTimer Recovery, " + Lost + "SendHandshake", run.Lose(BayeuxRequestKind.Connect, progress: true).Did);
    }

    [Fact]
    public void Pauses_grow_and_stay_below_the_cap()
    {
        var run = MachineRun.Live(FixedVersion).Lose(BayeuxRequestKind.Connect);
        for (var failures = 2; failures < 12; failures++)
        {
            run.Lose(BayeuxRequestKind.Handshake);
            var full = Math.Min(0.5 * Math.Pow(2, failures - 1), 30);
            Assert.InRange(run.Delay(TimerKind.Attempt).TotalSeconds, full / 2, full);
            run.Elapse(TimerKind.Attempt);
        }
    }

    [Fact]
    public void A_version_that_cannot_be_asked_during_a_recovery_is_not_asked_again()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        run.Feed(new SessionEvent.VersionFailed(run.State.Epoch, MachineRun.Failure(StreamingError.Transport), Answered: false));
        Assert.Equal("StartTimer Attempt", run.Did);
        Assert.Equal("SendHandshake", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void A_goodbye_that_nobody_asked_for_is_followed_by_a_handshake()
    {
        var run = MachineRun.Live(FixedVersion, MachineRun.A);
        run.Feed(new SessionEvent.ServerDisconnected(run.State.Epoch));
        Assert.Equal(Forgotten + "SendHandshake", run.Did);
    }

    [Fact]
    public void A_refusal_of_no_special_meaning_without_advice_shakes_hands()
    {
        var run = MachineRun.Live(FixedVersion).Connect(Replies.ConnectRefused("500::Internal error"));
        Assert.Equal(Lost + "SendHandshake", run.Did);
    }
}
