using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>
/// A server that cannot replay keeps the events that it has not sent: its client id is kept, and only the lost request is sent again.
/// </summary>
public sealed class WithoutReplayTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData(500, true)]
    [InlineData(502, false)]
    [InlineData(503, false)]
    [InlineData(504, false)]
    public void A_lost_connect_is_sent_again_with_the_same_client_id(int? status, bool mayHaveCarried)
    {
        var run = Live().Lose(BayeuxRequestKind.Connect, status);
        Assert.Equal((mayHaveCarried ? "ReportMissed, " : "") + "StartTimer Recovery, ReportRepeated, StartTimer Poll", run.Did);
        Assert.Equal(Replies.ClientId, run.State.ClientId);
        Assert.Equal("SendConnect", run.Elapse(TimerKind.Poll).Did);
        Assert.Equal("StopTimer Recovery, SendConnect", run.Connect(Replies.Connect).Did);
    }

    [Fact]
    public void Pauses_between_lost_connects_grow()
    {
        var run = Live().Lose(BayeuxRequestKind.Connect);
        Assert.InRange(run.Delay(TimerKind.Poll), TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.5));
        for (var i = 0; i < 9; i++) run.Elapse(TimerKind.Poll).Lose(BayeuxRequestKind.Connect, 502);
        Assert.InRange(run.Delay(TimerKind.Poll), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
        Assert.Equal("SendAbandonedDisconnect, AbandonRequests, End Transport", run.Elapse(TimerKind.Recovery).Did);
    }

    [Fact]
    public void The_session_is_given_up_when_the_server_does_not_know_it_any_more()
    {
        var run = Live().Lose(BayeuxRequestKind.Connect).Elapse(TimerKind.Poll).Connect(Replies.ConnectRefused("402::session_unknown"));
        Assert.StartsWith("AbandonRequests, StopTimer Poll, ReportLoss", run.Did, StringComparison.Ordinal);
        Assert.Null(run.State.ClientId);
    }

    [Fact]
    public void A_lost_subscribe_is_sent_again_beside_the_connect()
    {
        var run = Live().Want(MachineRun.B).Lose(BayeuxRequestKind.Subscribe);
        Assert.Equal("ReportMissed, ReportChannelPaused B, StartTimer B", run.Did);
        Assert.Equal("SendSubscribe B", run.Elapse(TimerKind.Channel, MachineRun.B).Did);
        Assert.Equal("ConfirmChannel B", run.AnswerSubscribe().Did);
    }

    [Fact]
    public void A_lost_unsubscribe_is_sent_again()
    {
        var run = Live().Unwant(MachineRun.A).Lose(BayeuxRequestKind.Unsubscribe, 502);
        Assert.Equal("ReportChannelPaused A, StartTimer A", run.Did);
        Assert.Equal("SendUnsubscribe A", run.Elapse(TimerKind.Channel, MachineRun.A).Did);
        Assert.Equal("ReleaseChannel A", run.AnswerUnsubscribe().Did);
    }

    [Fact]
    public void A_channel_that_was_let_go_while_its_subscribe_was_lost_leaves_the_wire()
    {
        var run = Live().Want(MachineRun.B).Unwant(MachineRun.B).Lose(BayeuxRequestKind.Subscribe);
        Assert.Equal("SendUnsubscribe B", run.Elapse(TimerKind.Channel, MachineRun.B).Did);
    }

    [Fact]
    public void A_lost_message_of_the_program_fails_and_is_not_sent_again()
    {
        var run = Live().Feed(new SessionEvent.MessageWanted(7)).Lose(BayeuxRequestKind.Message);
        Assert.Equal("ReportMissed, FailMessage 7", run.Did);
        Assert.Equal("SendMessage 8", run.Feed(new SessionEvent.MessageWanted(8)).Did);
    }

    [Fact]
    public void A_refused_token_ends_the_session_here_too()
    {
        var run = Live().Lose(BayeuxRequestKind.Connect, 401);
        Assert.EndsWith("AcquireToken renew", run.Did, StringComparison.Ordinal);
    }

    private static MachineRun Live() => Situations.All["Live without replay"]();
}
