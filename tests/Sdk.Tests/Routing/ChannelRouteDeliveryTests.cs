using System.Text;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Tests.Routing;

/// <summary>The consumers of a channel that get an event.</summary>
public sealed class ChannelRouteDeliveryTests : ChannelRouteTestBase
{
    [Fact]
    public void Each_consumer_drops_what_its_own_place_has()
    {
        var (early, late) = (Add(ReplayFrom.After(3)), Add(ReplayFrom.After(6)));
        Assert.Equal(3, Route.BeginSubscribing());
        Deliver(5, 6, 9);
        Assert.Equal([5, 6, 9], early.Ids);
        Assert.Equal([9], late.Ids);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-7L)]
    public void An_event_without_an_id_is_delivered_and_moves_nothing(long? id)
    {
        var consumer = Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        Deliver(3);
        Route.Deliver(id);
        Route.Lose();
        Assert.Equal(3, Route.BeginSubscribing());
        Assert.Equal(2, consumer.Ids.Count);
    }

    [Fact]
    public void From_a_server_without_replay_ids_say_nothing()
    {
        var consumer = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        foreach (var id in (long[])[5, 5, 3]) Route.Deliver(id, replays: false);
        Assert.Equal([5, 5, 3], consumer.Ids);
        Assert.Null(consumer.Place.Settled);
    }

    [Fact]
    public void Events_are_taken_from_the_subscribe_on_and_not_before()
    {
        var consumer = Add(ReplayFrom.Latest);
        Deliver(1);
        Route.BeginSubscribing();
        Deliver(2);
        Assert.Equal([2], consumer.Ids);
    }

    [Fact]
    public void Of_an_event_that_one_has_no_room_for_nobody_gets_anything()
    {
        var (full, other) = (Add(ReplayFrom.Latest), Add(ReplayFrom.Latest));
        Route.BeginSubscribing();
        full.IsFull = true;
        Assert.Same(full, Route.Deliver(1));
        Assert.Empty(other.Ids);
        full.IsFull = false;
        Assert.Null(Route.Deliver(1));
        Assert.Equal([1], full.Ids);
        Assert.Equal([1], other.Ids);
    }

    [Fact]
    public void A_full_consumer_is_in_nobodys_way_for_an_event_that_it_had()
    {
        var full = Add(ReplayFrom.Latest);
        Route.BeginSubscribing();
        Deliver(4);
        full.IsFull = true;
        Assert.Null(Route.Deliver(4));
    }

    [Fact]
    public void Every_delivery_counts_and_an_event_that_a_consumer_had_is_none()
    {
        var (early, late) = (Add(ReplayFrom.After(3)), Add(ReplayFrom.After(6)));
        late.Series = new ConsumerSeries(RecordedConsumer.X, "late");
        Route.BeginSubscribing();
        Deliver(5, 6, 9, 9);
        Assert.Equal(4, Route.Handed);
        Assert.Equal(1, late.Series.Used);
        Assert.Equal(3, early.Ids.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_id_0_is_an_id(bool oversize)
    {
        var consumer = Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        for (var copy = 0; copy < 2; copy++)
        {
            if (oversize) DeliverOversize(0);
            else Deliver(0);
        }

        Assert.Equal([0], consumer.Ids);
        Assert.Equal(0, consumer.Place.Settled);
    }

    [Fact]
    public void An_oversize_event_has_its_place_as_any_other()
    {
        var consumer = Add(ReplayFrom.After(1));
        Route.BeginSubscribing();
        consumer.IsFull = true;
        foreach (var id in (long[])[1, 4, 4]) DeliverOversize(id);
        Assert.Equal([4], consumer.Ids);
        Assert.Equal(4, consumer.Place.Settled);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(-7L, true)]
    [InlineData(5L, false)]
    public void An_oversize_event_without_an_id_moves_nothing(long? id, bool replays)
    {
        var consumer = Add(ReplayFrom.Earliest);
        Route.BeginSubscribing();
        for (var copy = 0; copy < 2; copy++) DeliverOversize(id, replays);
        Assert.Equal([id, id], consumer.Ids);
        Assert.Equal((Place.BeforeAll, null), (consumer.Place.Settled, consumer.Place.Received));
    }

    [Fact]
    public void A_gap_is_reported_before_an_oversize_event_after_it()
    {
        var consumer = Add(ReplayFrom.Latest);
        Confirm();
        Route.Lose();
        Route.BeginSubscribing();
        DeliverOversize(5);
        Assert.Equal(["InterruptedBeforeFirstEvent", "5"], consumer.All);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_an_event_without_an_id_a_loss_is_reported_as_a_gap(bool oversize)
    {
        var consumer = Add(ReplayFrom.Earliest);
        Confirm();
        if (oversize) DeliverOversize(null);
        else Route.Deliver(null);
        Assert.True(Route.ExpectsUnnumbered);
        Assert.True(consumer.HasUnnumbered);
        Route.Lose();
        Route.BeginSubscribing();
        DeliverOversize(5);
        Assert.Contains("NoReplay", consumer.All);
    }

    private void DeliverOversize(long? id, bool replays = true) =>
        Route.Deliver(new OversizeEvent(Encoding.UTF8.GetBytes(RecordedConsumer.X), id, 9000, 5000), new Arrival(1, OutstandingResponses.None, replays), []);
}
