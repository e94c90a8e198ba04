using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>A client id that is given up is disconnected, as one of the two requests at a time.</summary>
public sealed class GoodbyeTests
{
    private static readonly SessionSettings FixedVersion = SessionSettings.Default with { AsksVersion = false };

    [Fact]
    public void The_goodbye_does_not_delay_the_handshake()
    {
        var run = MachineRun.Live(FixedVersion, MachineRun.A).Lose(BayeuxRequestKind.Connect);
        Assert.EndsWith("SendAbandonedDisconnect, StartTimer Recovery, SendHandshake", run.Did, StringComparison.Ordinal);
        Assert.Equal(Replies.ClientId, run.Actions.OfType<SessionAction.SendAbandonedDisconnect>().Single().ClientId);
    }

    [Fact]
    public void Beside_a_goodbye_and_the_connect_nothing_else_is_sent()
    {
        var run = MachineRun.Live(FixedVersion, MachineRun.A).Lose(BayeuxRequestKind.Connect).Establish();
        Assert.Equal("", run.Want(MachineRun.B).Did);
        Assert.Equal("SendSubscribe B", run.Feed(new SessionEvent.AbandonedDisconnectsDone()).Did);
    }

    [Fact]
    public void Beside_a_goodbye_and_a_subscribe_the_connect_waits()
    {
        var run = MachineRun.Live(FixedVersion, MachineRun.A).Lose(BayeuxRequestKind.Connect).Handshake(Replies.Handshake).Unwant(MachineRun.A);
        Assert.Equal("", run.Did);
        Assert.Equal("SendConnect at once", run.Feed(new SessionEvent.AbandonedDisconnectsDone()).Did);
    }

    [Theory]
    [InlineData("403::Unknown client")]
    [InlineData("401::Authentication invalid")]
    public void A_client_id_that_the_server_does_not_know_or_accept_gets_none(string words)
    {
        var run = MachineRun.Live(FixedVersion, MachineRun.A).Connect(Replies.ConnectRefused(words));
        Assert.DoesNotContain("SendAbandonedDisconnect", run.Did, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_ends_by_a_failure_says_goodbye_too()
    {
        var run = MachineRun.Live(FixedVersion).Connect(Replies.ConnectRefused("400::Invalid connection type websocket"));
        Assert.Equal("SendAbandonedDisconnect, AbandonRequests, End Protocol", run.Did);
    }
}
