using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>A channel on which several events can have the same replay id, so that an id is complete only when a later one has come.</summary>
public sealed class ChannelRouteSharedIdsJoinTests() : ChannelRouteTestBase("/data/A__chn")
{
    [Fact]
    public void A_consumer_that_comes_back_at_the_last_id_joins_at_once()
    {
        var (_, returning) = (Add(ReplayFrom.Latest), Add(ReplayFrom.Latest));
        Confirm();
        Deliver(4, 7);
        Route.SettleResponse(Connect);
        returning.Stage = ConsumerStage.Parked;
        returning.Place.Close();
        returning.Stage = ConsumerStage.Waiting;
        Assert.Equal((4, 7), (returning.Place.Settled, returning.Place.Through));
        Assert.Equal(JoinOutcome.AtOnce, Join(returning));
    }

    [Fact]
    public void While_more_events_with_the_only_known_id_may_come_an_earlier_start_needs_another_session()
    {
        Add(ReplayFrom.After(4));
        Confirm();
        Deliver(5);
        Assert.Equal(JoinOutcome.InAnotherSession, Join(Add(ReplayFrom.After(4))));
    }

    [Fact]
    public void A_replay_for_others_brings_nothing_from_before_the_first_event()
    {
        var before = Add(ReplayFrom.Latest);
        Confirm();
        Deliver(1, 2);
        Route.Remove(before);
        Route.LeaveWire(wasUnsubscribed: true);
        var latest = Add(ReplayFrom.Latest);
        Confirm();
        EndReplay();
        Deliver(5);
        Add(ReplayFrom.After(1));
        Assert.Equal(1, Restart());
        Deliver(2, 3, 5);
        Assert.Equal([5, 5], latest.Ids);
    }
}
