using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The consumers of new events, beside consumers for which the server replays earlier ones.</summary>
public sealed class ChannelRouteNewEventsTests : ChannelRouteTestBase
{
    private static readonly DateTimeOffset NoonByAnotherClock = Tables.Noon - TimeSpan.FromSeconds(30);

    [Fact]
    public void Whoever_subscribes_first_skips_nothing_by_date()
    {
        var latest = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        Assert.Null(latest.NotBefore);
    }

    [Fact]
    public void Whoever_has_a_position_skips_nothing_by_date()
    {
        var first = Add(ReplayFrom.After(4));
        Confirm();
        Deliver(5);
        var second = Add(ReplayFrom.After(3));
        Restart();
        Assert.Equal((null, null), (first.NotBefore, second.NotBefore));
    }

    [Fact]
    public void After_a_loss_whoever_comes_new_skips_the_events_that_are_replayed_for_others()
    {
        Add(ReplayFrom.Earliest);
        Confirm();
        EndReplay();
        Route.Lose();
        var latest = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        Assert.Equal(NoonByAnotherClock, latest.NotBefore);
    }

    [Fact]
    public void A_connect_of_the_lost_session_ends_no_replay_of_the_next()
    {
        Add(ReplayFrom.Earliest);
        Confirm();
        Route.Lose();
        EndReplay();
        var latest = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        Assert.Equal(NoonByAnotherClock, latest.NotBefore);
    }

    [Fact]
    public void Whoever_was_active_without_an_event_skips_what_is_older_than_its_confirmation()
    {
        var latest = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        latest.Open(Tables.Noon);
        Route.LeaveWire();
        Add(ReplayFrom.After(3));
        Assert.Equal(3, Route.BeginSubscribing(Tables.Noon.AddHours(1)));
        Assert.Equal((ConsumerStage.Active, NoonByAnotherClock), (latest.Stage, latest.NotBefore));
    }

    [Fact]
    public void A_restart_for_new_events_only_skips_nothing_by_date()
    {
        var latest = Add(ReplayFrom.Latest);
        Confirm();
        Assert.Equal(Latest, Restart());
        Assert.Null(latest.NotBefore);
    }

    [Fact]
    public void A_replay_of_all_events_after_a_loss_leaves_no_gap_before_the_first()
    {
        var latest = LoseBeforeTheFirstEvent(ReplayFrom.Earliest);
        Confirm();
        Assert.Empty(latest.Gaps);
    }

    [Fact]
    public void A_replay_of_some_events_leaves_the_gap()
    {
        var latest = LoseBeforeTheFirstEvent(ReplayFrom.After(4));
        Confirm();
        Assert.Equal(GapCause.InterruptedBeforeFirstEvent, Assert.Single(latest.Gaps).Cause);
    }

    [Fact]
    public void So_does_a_replay_of_all_events_by_a_server_that_has_lost_some()
    {
        var latest = LoseBeforeTheFirstEvent(ReplayFrom.Earliest);
        Route.MissUnreceived();
        Confirm();
        Assert.Equal(GapCause.InterruptedBeforeFirstEvent, Assert.Single(latest.Gaps).Cause);
    }

    [Theory]
    [InlineData(true, 9)]
    [InlineData(false, Latest)]
    public void After_a_loss_it_resumes_at_its_first_event_where_the_server_replays(bool replays, long asked)
    {
        Add(ReplayFrom.Latest);
        Confirm();
        Route.Deliver(9, Side, awaited: Connect);
        Route.Lose(replays);
        Assert.Equal(asked, Route.BeginSubscribing());
    }

    /// <summary>Loses the session of a consumer without events, beside which another one starts in the next session.</summary>
    private RecordedConsumer LoseBeforeTheFirstEvent(ReplayFrom other)
    {
        var latest = Add(ReplayFrom.Latest);
        Confirm();
        Route.Lose();
        Add(other);
        return latest;
    }
}
