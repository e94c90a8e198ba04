using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>What counts as progress: it ends a recovery, and makes the next failure a first one again.</summary>
public sealed class ProgressTests
{
    private const string Lost = "AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, ";
    private static readonly SessionSettings FixedVersion = SessionSettings.Default with { AsksVersion = false };

    [Fact]
    public void An_early_response_without_events_ends_the_recovery_but_the_next_loss_is_still_a_further_one()
    {
        var run = LostOnce();
        Assert.Equal("StopTimer Recovery, SendConnect", run.Connect(Replies.Connect, TimeSpan.Zero).Did);
        Assert.Equal(Lost + "StartTimer Recovery, StartTimer Attempt", run.Lose(BayeuxRequestKind.Connect).Did);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_held_response_or_one_with_events_after_that_makes_the_next_loss_a_first_one(bool carried)
    {
        var run = LostOnce().Connect(Replies.Connect, TimeSpan.Zero).Connect(Replies.Connect, carried ? TimeSpan.Zero : MachineRun.Hold, carried);
        Assert.Equal(Lost + "StartTimer Recovery, SendHandshake", run.Lose(BayeuxRequestKind.Connect).Did);
    }

    [Fact]
    public void So_do_events_of_a_response_that_is_still_arriving()
    {
        var run = LostOnce().Connect(Replies.Connect, TimeSpan.Zero);
        Assert.Equal("", run.Feed(new SessionEvent.EventsReceived(run.State.Epoch)).Did);
        Assert.Equal(Lost + "StartTimer Recovery, SendHandshake", run.Lose(BayeuxRequestKind.Connect).Did);
    }

    [Fact]
    public void Events_of_a_session_that_works_change_nothing()
    {
        var run = MachineRun.Live(FixedVersion);
        var before = run.State;
        Assert.Same(before, run.Feed(new SessionEvent.EventsReceived(before.Epoch)).State);
        Assert.Empty(run.Actions);
    }

    [Fact]
    public void A_recovery_that_ended_after_its_time_was_up_leaves_the_next_recovery_all_of_its_time()
    {
        var run = LostOnce().Elapse(TimerKind.Recovery).Connect(Replies.Connect);
        run.Lose(BayeuxRequestKind.Connect).Establish();
        Assert.Equal(Lost + "StartTimer Attempt", run.Lose(BayeuxRequestKind.Connect).Did);
        Assert.EndsWith("End Transport", run.Elapse(TimerKind.Recovery).Did, StringComparison.Ordinal);
    }

    private static MachineRun LostOnce() => MachineRun.Live(FixedVersion).Lose(BayeuxRequestKind.Connect).Establish();
}
