using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class StopTests
{
    public static TheoryData<string> WithoutASession() =>
        [.. Situations.All.Keys.Where(static name => !name.StartsWith("Live", StringComparison.Ordinal) && name is not ("Disconnecting" or "Ended"))];

    public static TheoryData<string> WithASession() =>
        [.. Situations.All.Keys.Where(static name => name.StartsWith("Live", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(WithoutASession))]
    public void Without_a_session_a_stop_ends_the_run_at_once(string situation)
    {
        var run = Situations.All[situation]().Stop();
        Assert.Equal("AbandonRequests, End", run.Did);
        Assert.Equal(SessionPhase.Ended, run.State.Phase);
    }

    [Theory]
    [MemberData(nameof(WithASession))]
    public void A_session_is_told_goodbye_and_nothing_else(string situation)
    {
        var run = Situations.All[situation]().Stop();
        Assert.Equal("AbandonRequests, StopTimer Poll, StopTimer Recovery, SendDisconnect", run.Did);
        Assert.Equal("", run.Want(MachineRun.B).Did);
        Assert.Equal("AbandonRequests, End", run.Feed(new SessionEvent.DisconnectAnswered(run.State.Epoch)).Did);
    }

    [Fact]
    public void A_goodbye_that_gets_lost_ends_the_run_plainly() =>
        Assert.Equal("AbandonRequests, End", MachineRun.Live().Stop().Lose(BayeuxRequestKind.Disconnect).Did);

    [Fact]
    public void A_second_stop_changes_nothing()
    {
        var run = MachineRun.Live().Stop();
        var before = run.State;
        Assert.Same(before, run.Stop().State);
    }

    [Fact]
    public void After_the_end_no_event_changes_anything()
    {
        var run = MachineRun.Live(MachineRun.A).Stop();
        run.Feed(new SessionEvent.DisconnectAnswered(run.State.Epoch));
        var ended = run.State;
        foreach (var sample in SampleEvents.All.Values)
        {
            run.Feed(sample(ended));
            Assert.Same(ended, run.State);
            Assert.Empty(run.Actions);
        }
    }

    [Fact]
    public void A_crash_ends_the_run_with_its_cause_in_every_phase()
    {
        foreach (var (name, situation) in Situations.All.Where(static one => one.Key != "Ended"))
        {
            var run = situation().Feed(new SessionEvent.Crashed(MachineRun.Failure(StreamingError.ResponseTooLarge)));
            var goodbye = name.StartsWith("Live", StringComparison.Ordinal) ? "SendAbandonedDisconnect, " : "";
            Assert.True(run.Did == goodbye + "AbandonRequests, End ResponseTooLarge", name);
        }
    }
}
