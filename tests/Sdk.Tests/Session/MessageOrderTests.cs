using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>The application's own messages are sent one at a time, in their order, beside the connect and after the requests of channels.</summary>
public sealed class MessageOrderTests
{
    [Fact]
    public void Each_message_waits_for_the_response_to_the_previous_one()
    {
        var run = MachineRun.Live();
        Assert.Equal("SendMessage 1", Ask(run, 1).Did);
        Assert.Equal("", Ask(run, 2).Did);
        Assert.Equal("", Ask(run, 3).Did);
        Assert.Equal("SendMessage 2", Answer(run).Did);
        Assert.Equal("SendMessage 3", Answer(run).Did);
        Assert.Equal("", Answer(run).Did);
        Assert.Equal("SendMessage 4", Ask(run, 4).Did);
    }

    [Fact]
    public void A_subscribe_and_a_message_wait_for_each_other()
    {
        var run = Ask(MachineRun.Live(), 1);
        Ask(run.Want(MachineRun.A), 2);
        Assert.Equal("SendSubscribe A", Answer(run).Did);
        Assert.Equal("ConfirmChannel A, SendMessage 2", run.AnswerSubscribe().Did);
    }

    [Fact]
    public void Messages_that_wait_are_sent_in_the_next_session()
    {
        var run = Ask(Ask(MachineRun.Live(SessionSettings.Default with { AsksVersion = false }), 1), 2);
        Assert.Contains("FailMessage 1", run.Lose(BayeuxRequestKind.Connect).Did, StringComparison.Ordinal);
        Assert.Equal("ReportEstablished, SendMessage 2", run.Handshake(Replies.Handshake).Did);
    }

    [Fact]
    public void A_message_that_is_too_large_fails_and_the_session_goes_on()
    {
        var run = Ask(Ask(MachineRun.Live(), 1), 2).Lose(BayeuxRequestKind.Message, httpStatus: 413);
        Assert.Equal("SendMessage 2, FailMessage 1", run.Did);
        Assert.Equal("", Answer(run).Did);
        Assert.Equal(SessionPhase.Live, run.State.Phase);
    }

    private static MachineRun Ask(MachineRun run, int ticket) => run.Feed(new SessionEvent.MessageWanted(ticket));

    private static MachineRun Answer(MachineRun run) => run.Feed(new SessionEvent.MessageAnswered(run.State.Epoch));
}
