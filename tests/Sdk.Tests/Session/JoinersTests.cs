using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>Only the first connect of a session waits for consumers that are about to join.</summary>
public sealed class JoinersTests
{
    [Fact]
    public void The_first_connect_is_sent_when_the_last_consumer_has_joined()
    {
        var run = Expect(Situations.All["Handshaking"](), true).Handshake(Replies.Handshake);
        Assert.Equal("ConfirmChannel A", run.AnswerSubscribe().Did);
        Assert.Equal("SendSubscribe B", run.Want(MachineRun.B).Did);
        Assert.Equal("ConfirmChannel B", run.AnswerSubscribe().Did);
        Assert.Equal("SendConnect at once", Expect(run, false).Did);
    }

    [Fact]
    public void Later_connects_do_not_wait() =>
        Assert.Equal("SendConnect", Expect(MachineRun.Live(), true).Connect(Replies.Connect).Did);

    [Fact]
    public void The_first_connect_of_the_next_session_waits_again()
    {
        var run = MachineRun.Live(SessionSettings.Default with { AsksVersion = false }).Lose(BayeuxRequestKind.Connect);
        Assert.Equal("ReportEstablished", Expect(run, true).Handshake(Replies.Handshake).Did);
        Assert.Equal("SendConnect at once", Expect(run, false).Did);
    }

    private static MachineRun Expect(MachineRun run, bool joiners) => run.Feed(new SessionEvent.JoinersExpected(joiners));
}
