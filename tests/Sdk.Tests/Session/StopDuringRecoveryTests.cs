using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>A stop is a normal end, also when the session was lost before.</summary>
public sealed class StopDuringRecoveryTests
{
    [Fact]
    public void The_time_limit_of_the_recovery_does_not_turn_a_stop_into_a_failure()
    {
        var run = Situations.All["Live, lost before"]();
        var late = new SessionEvent.TimerElapsed(run.State.RecoveryEpoch, TimerKind.Recovery);
        var stopping = run.Stop().State;
        Assert.Same(stopping, run.Feed(late).State);
        Assert.Equal("AbandonRequests, End", run.Feed(new SessionEvent.DisconnectAnswered(stopping.Epoch)).Did);
    }

    [Fact]
    public void Without_reconnects_a_stop_after_a_new_handshake_is_a_normal_end()
    {
        var run = MachineRun.Live(SessionSettings.Default with { Reconnects = false }).Feed(new SessionEvent.HandshakeRequested()).Establish();
        Assert.True(run.State.Recovering);
        Assert.Equal("AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect", run.Stop().Did);
        Assert.Equal("AbandonRequests, End", run.Feed(new SessionEvent.DisconnectAnswered(run.State.Epoch)).Did);
    }

    [Fact]
    public void Without_reconnects_a_stop_while_the_new_handshake_runs_is_a_normal_end()
    {
        var run = MachineRun.Live(SessionSettings.Default with { Reconnects = false }).Feed(new SessionEvent.HandshakeRequested());
        Assert.Equal("AbandonRequests, End", run.Stop().Did);
    }
}
