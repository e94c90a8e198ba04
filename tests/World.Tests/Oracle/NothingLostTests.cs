using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Tests.Oracle;

public sealed class NothingLostTests
{
    [Fact]
    public void What_never_came_is_lost()
    {
        var history = new History();
        var life = history.Join();
        history.Finish(life, history.Publish());
        history.Publish();
        Assert.Equal([ViolationKind.Lost], Drained(history));
    }

    [Fact]
    public void What_came_and_is_acknowledged_is_not()
    {
        var history = new History();
        var early = history.Publish();
        var life = history.Join();
        history.Finish(life, early, history.Publish());
        Assert.Empty(Drained(history));
    }

    [Fact]
    public void What_came_to_a_process_that_was_killed_has_to_come_again()
    {
        var history = new History();
        var life = history.Join(Start.StoredOrEarliest);
        history.Receive(life, history.Publish());
        history.Oracle.End(life, LifeEnd.Killed);
        history.Oracle.BeginProcess();
        history.Join(Start.StoredOrEarliest, process: 2);
        Assert.Equal([ViolationKind.Lost], Drained(history));
    }

    [Fact]
    public void Who_starts_at_the_present_is_owed_nothing_from_before()
    {
        var history = new History();
        history.Publish();
        history.Join(Start.Latest);
        Assert.Empty(Drained(history));
    }

    [Fact]
    public void Who_starts_after_an_event_is_owed_the_next_one_only()
    {
        var history = new History();
        var (_, second, third) = (history.Publish(), history.Publish(), history.Publish());
        var life = history.Join(Start.After, after: second);
        history.Finish(life, third);
        Assert.Empty(Drained(history));
    }

    [Fact]
    public void A_gap_covers_what_is_after_it()
    {
        var history = new History();
        var life = history.Join(Start.Latest);
        var first = history.Publish();
        history.Finish(life, first);
        history.Publish();
        history.Tell(life, GapCause.NoReplay, after: first.Id);
        Assert.Empty(Drained(history));
    }

    [Fact]
    public void A_gap_does_not_cover_what_is_before_it()
    {
        var history = new History();
        var life = history.Join(Start.Latest);
        history.Publish();
        history.Tell(life, GapCause.NoReplay, after: history.Publish().Id);
        Assert.Equal([ViolationKind.Lost], Drained(history));
    }

    [Fact]
    public void A_gap_does_not_cover_what_is_older_than_it()
    {
        var history = new History();
        var life = history.Join(Start.Latest);
        history.Publish();
        history.Tell(life, GapCause.InterruptedBeforeFirstEvent, from: history.Org.Now.AddMinutes(1));
        Assert.Equal([ViolationKind.Lost], Drained(history));
    }

    [Fact]
    public void A_refused_id_does_not_excuse_what_the_org_still_has()
    {
        var history = new History();
        var life = history.Join(Start.StoredOrEarliest);
        history.Publish();
        history.Tell(life, GapCause.InvalidReplayId);
        Assert.Equal([ViolationKind.Lost], Drained(history));
    }

    [Fact]
    public void What_is_gone_is_owed_to_those_only_who_have_a_place_to_ask_for()
    {
        var history = new History();
        var life = history.Join();
        history.Publish();
        history.Oracle.Gone(history.Channel.Expire(0));
        Assert.Empty(Drained(history));

        history.Oracle.Confirm(life);
        history.Oracle.Settle([history.Publish()], process: 1);
        history.Publish();
        history.Oracle.Gone(history.Channel.Expire(0));
        Assert.True(life.HasPlace);
        Assert.Equal([ViolationKind.Lost], Drained(history));
    }

    [Fact]
    public void Of_copies_one_is_enough()
    {
        var history = new History(ChannelKind.Platform);
        var life = history.Join();
        history.Finish(life, history.Publish());
        history.Publish(twin: true);
        Assert.Empty(Drained(history));
    }

    [Fact]
    public void An_event_that_nobody_keeps_is_owed_to_those_who_are_there()
    {
        var history = new History(ChannelKind.WithoutIds);
        var life = history.Join(Start.Latest);
        history.Oracle.End(life, LifeEnd.Left);
        history.Publish();
        Assert.Empty(Drained(history));
        history.Join(Start.Latest);
        history.Publish();
        Assert.Equal([ViolationKind.Lost], Drained(history));
    }

    private static IEnumerable<ViolationKind> Drained(History history)
    {
        history.Oracle.Drained();
        return history.Found;
    }
}
