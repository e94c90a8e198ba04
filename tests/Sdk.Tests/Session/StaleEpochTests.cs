using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class StaleEpochTests
{
    public static TheoryData<string> AllSituations() => [.. Situations.All.Keys];

    [Theory]
    [MemberData(nameof(AllSituations))]
    public void Answers_and_timers_of_another_life_change_nothing(string situation)
    {
        foreach (var (name, sample) in SampleEvents.All)
        {
            var run = Situations.All[situation]();
            var before = run.State;
            var stale = sample(before with { Epoch = before.Epoch - 1, RecoveryEpoch = before.RecoveryEpoch - 1 });
            if (stale.GetType().GetProperty("Epoch") is null || IsOverAllLives(stale)) continue;
            run.Feed(stale);
            Assert.True(ReferenceEquals(before, run.State) && run.Actions.IsEmpty, $"{name} acted: {run.Did}");
        }
    }

    /// <summary>Returns true for refills and waits of channels, which continue when a session is lost.</summary>
    private static bool IsOverAllLives(SessionEvent happened) =>
        happened is SessionEvent.TimerElapsed { Kind: TimerKind.HandshakeRefill or TimerKind.LoginRefill or TimerKind.Channel };

    [Fact]
    public void The_answer_to_a_connect_of_the_lost_session_is_void()
    {
        var run = MachineRun.Live();
        var late = new SessionEvent.ConnectAnswered(run.State.Epoch, Replies.Connect, MachineRun.Hold, Carried: false);
        run.Lose(BayeuxRequestKind.Connect).Establish();
        var before = run.State;
        Assert.Same(before, run.Feed(late).State);
    }
}
