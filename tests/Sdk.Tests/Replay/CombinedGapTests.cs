namespace TypedStreaming.Tests.Replay;

/// <summary>Two gaps without an event between them are reported as one.</summary>
public sealed class CombinedGapTests
{
    private static readonly DateTimeOffset One = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Two = One.AddHours(1);
    private static readonly DateTimeOffset Three = One.AddHours(2);

    [Fact]
    public void It_begins_with_the_earlier_one_and_ends_with_the_later_one()
    {
        var earlier = new Gap { Cause = GapCause.NoReplay, Channel = "/u/x", From = One, To = Two, AfterReplayId = 7 };
        var later = new Gap { Cause = GapCause.ReplayIncomplete, Channel = "/u/x", From = Two, To = Three, AfterReplayId = 9 };
        Assert.Equal(new Gap { Cause = GapCause.ReplayIncomplete, Channel = "/u/x", From = One, To = Three, AfterReplayId = 7 }, later.After(earlier));
    }

    [Fact]
    public void The_earliest_known_start_counts()
    {
        var earlier = new Gap { Cause = GapCause.NoReplay, Channel = "/u/x", From = Two };
        Assert.Equal(One, new Gap { Cause = GapCause.NoReplay, Channel = "/u/x", From = One }.After(earlier).From);
        Assert.Equal(Two, (earlier with { Cause = GapCause.ReplayIncomplete }).After(earlier).From);
    }

    [Fact]
    public void A_start_that_one_of_them_does_not_know_is_unknown()
    {
        var (known, unknown) = (new Gap { Cause = GapCause.NoReplay, Channel = "/u/x", From = One }, new Gap { Cause = GapCause.NoReplay, Channel = "/u/x", To = Two });
        Assert.Null(known.After(unknown).From);
        Assert.Null(unknown.After(known).From);
        Assert.Equal((Two, null), (unknown.After(known).To, known.After(unknown).To));
    }

    [Theory]
    [InlineData(GapCause.InvalidReplayId, true)]
    [InlineData(GapCause.OrgMoved, true)]
    [InlineData(GapCause.PositionsDiffer, true)]
    [InlineData(GapCause.InterruptedBeforeFirstEvent, false)]
    [InlineData(GapCause.RestartedBeforeFirstEvent, false)]
    [InlineData(GapCause.NoReplay, false)]
    [InlineData(GapCause.ReplayIncomplete, false)]
    [InlineData(GapCause.GapEvent, false)]
    [InlineData(GapCause.Overflow, false)]
    public void A_cause_after_which_ids_begin_again_stays(GapCause cause, bool stays)
    {
        var (earlier, later) = (new Gap { Cause = cause, Channel = "/u/x" }, new Gap { Cause = GapCause.NoReplay, Channel = "/u/x" });
        Assert.Equal((stays, stays ? cause : GapCause.NoReplay), (earlier.RenumbersIds, later.After(earlier).Cause));
    }

    [Theory]
    [InlineData(GapCause.GapEvent, true)]
    [InlineData(GapCause.Overflow, true)]
    [InlineData(GapCause.NoReplay, false)]
    public void Only_a_gap_that_the_server_sent_is_an_event(GapCause cause, bool isEvent) => Assert.Equal(isEvent, new Gap { Cause = cause, Channel = "/u/x" }.IsEvent);
}
