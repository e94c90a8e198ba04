using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>Consumers for which the server was asked for more than they need, so that what it sends first shows whether it still has all.</summary>
public sealed class ChannelRouteDoubtTests : ChannelRouteTestBase
{
    private const long First = 5;

    [Fact]
    public void An_event_without_those_before_it_comes_after_a_gap()
    {
        var (behind, ahead) = ResumeBehind();
        Deliver(33);
        Assert.Equal(["12", "ReplayIncomplete", "33"], ahead.All);
        Assert.Equal(12, Assert.Single(ahead.Gaps).AfterReplayId);
        Assert.Empty(behind.Gaps);
    }

    [Fact]
    public void An_event_that_it_had_shows_that_the_server_has_all()
    {
        var (_, ahead) = ResumeBehind();
        Deliver(12, 33);
        Assert.Equal(["12", "33"], ahead.All);
    }

    /// <summary>The gap is before the event that it had out of order, and is reported before that event becomes its position.</summary>
    [Fact]
    public void An_event_that_it_had_from_after_its_position_shows_a_gap_before_it()
    {
        var (_, ahead) = ResumeBehind(unsettled: 30);
        Deliver(30);
        Assert.Equal(["12", "30", "ReplayIncomplete"], ahead.All);
        Assert.Equal((12, 30), (ahead.Gaps[0].AfterReplayId, ahead.Place.Settled));
        Deliver(33);
        Assert.Single(ahead.Gaps);
    }

    /// <summary>Otherwise, the program would get the gap only with the next event.</summary>
    [Fact]
    public void The_gap_that_such_an_event_shows_is_news()
    {
        var (_, ahead) = ResumeBehind(unsettled: 30);
        Assert.Contains(ahead, DeliverAlone(30, "1"));
    }

    [Fact]
    public void While_an_answer_is_outstanding_such_an_event_shows_nothing()
    {
        var (_, ahead) = ResumeBehind(unsettled: 30);
        Route.Deliver(30, Connect, awaited: Side);
        Assert.Empty(ahead.Gaps);
        Route.Deliver(12, Side, awaited: Connect);
        Deliver(33);
        Assert.Empty(ahead.Gaps);
    }

    [Fact]
    public void An_event_that_was_replayed_in_order_becomes_the_position_again()
    {
        var (_, ahead) = ResumeBehind(unsettled: 30);
        Deliver(12, 30);
        Assert.Equal((30, 0), (ahead.Place.Settled, ahead.Gaps.Count));
    }

    [Theory]
    [InlineData(9L)]
    [InlineData(6L)]
    public void From_the_earliest_event_on_the_server_has_all_if_it_sends_what_was_known(long replayed)
    {
        var consumer = ResumeFromEarliest();
        Deliver(replayed);
        Deliver(12);
        Assert.Empty(consumer.Gaps);
    }

    [Fact]
    public void From_the_earliest_event_on_a_later_event_shows_a_gap()
    {
        var consumer = ResumeFromEarliest();
        Deliver(12);
        Assert.Equal(["9", "ReplayIncomplete", "12"], consumer.All);
    }

    /// <summary>Before that, an event may be from the earlier subscription.</summary>
    [Fact]
    public void After_another_subscribe_the_first_connect_after_its_reply_shows_the_gap()
    {
        var joiner = JoinAhead();
        Deliver(15);
        Route.Confirm();
        Route.NoteConnect(First);
        Route.Deliver(18, response: First - 1);
        Assert.Empty(joiner.All);
        Route.Deliver(21, response: First);
        Assert.Equal(["ReplayIncomplete", "15", "18", "21"], joiner.All);
    }

    [Fact]
    public void After_the_first_connect_every_event_shows_the_gap()
    {
        var joiner = JoinAhead();
        ConfirmAndEndReplay();
        Route.Deliver(21, response: First + 1);
        Assert.Equal(["ReplayIncomplete", "21"], joiner.All);
    }

    [Fact]
    public void An_event_that_waits_for_an_answer_waits_on_for_the_end_of_the_replay()
    {
        var joiner = JoinAhead();
        Route.Deliver(15, Connect, awaited: Side);
        Route.SettleResponse(Side);
        Assert.Empty(joiner.All);
        Deliver(11);
        Assert.Empty(joiner.All);
        ConfirmAndEndReplay();
        Assert.Equal(["15"], joiner.All);
    }

    /// <summary>For the earliest consumer, the replay sends the event again.</summary>
    [Fact]
    public void A_consumer_for_which_too_much_would_wait_for_the_end_of_the_replay_is_parked()
    {
        var joiner = JoinAhead();
        DeliverLarge(15);
        Assert.Equal([joiner], Parked);
        Assert.Equal(15, joiner.Place.Refused);
    }

    /// <summary>Known ids are 12 and 30; 40 came from the earlier subscription.</summary>
    [Fact]
    public void What_lies_beyond_the_fence_still_waits_when_the_gap_is_reported()
    {
        Add(ReplayFrom.After(9));
        Confirm();
        Deliver(12);
        Route.Deliver(30, Side, awaited: Connect);
        Add(ReplayFrom.Earliest);
        var joiner = Add(ReplayFrom.After(11));
        Route.LeaveWire(wasUnsubscribed: true);
        Route.BeginSubscribing();
        Assert.Equal((12, true), (joiner.Place.Fence, joiner.Place.IsDoubtful));

        Deliver(12);
        Deliver(40);
        Route.Confirm();
        Route.NoteConnect(First);
        Route.Deliver(20, response: First);
        Assert.Equal(["ReplayIncomplete", "12", "20"], joiner.All);
        Route.Deliver(35, response: First);
        Route.SettleResponse(First);
        Assert.Equal(["ReplayIncomplete", "12", "20", "35", "40"], joiner.All);
    }

    /// <summary>A consumer at 12, which may have a later event that was not settled, resumes after a lost session with a new one at 4.</summary>
    private (RecordedConsumer Behind, RecordedConsumer Ahead) ResumeBehind(long? unsettled = null)
    {
        var ahead = Add(ReplayFrom.After(11));
        Confirm();
        Deliver(12);
        if (unsettled is { } id) Route.Deliver(id, Side, awaited: Connect);
        var behind = Add(ReplayFrom.After(4));
        Route.Lose();
        Confirm();
        Assert.Equal((4, true), (Route.Asked, ahead.Place.IsDoubtful));
        return (behind, ahead);
    }

    /// <summary>A consumer from the earliest event on, which had 9 out of order, resumes after a lost session.</summary>
    private RecordedConsumer ResumeFromEarliest()
    {
        var consumer = Add(ReplayFrom.Earliest);
        Confirm();
        Route.Deliver(9, Side, awaited: Connect);
        Route.Lose();
        Confirm();
        Assert.Equal((9, true), (consumer.Place.Expected, consumer.Place.IsDoubtful));
        return consumer;
    }

    /// <summary>A consumer at the last event joins with a subscribe for an earlier consumer.</summary>
    private RecordedConsumer JoinAhead()
    {
        Add(ReplayFrom.After(9));
        Confirm();
        Deliver(12);
        Add(ReplayFrom.Earliest);
        var joiner = Add(ReplayFrom.After(12));
        Route.LeaveWire(wasUnsubscribed: true);
        Assert.Equal(Earliest, Route.BeginSubscribing());
        Assert.Equal((null, true), (joiner.Place.Fence, joiner.Place.IsDoubtful));
        return joiner;
    }

    private void ConfirmAndEndReplay()
    {
        Route.Confirm();
        Route.NoteConnect(First);
        Route.SettleResponse(First);
    }

    private void DeliverLarge(long id) => DeliverAlone(id, $"\"{new string('x', 3 * 1024 * 1024)}\"");

    /// <summary>Delivers one event, and returns the consumers that have news.</summary>
    private List<RoutedConsumer> DeliverAlone(long id, string data)
    {
        foreach (var consumer in Route.Consumers) consumer.Publish();
        List<RoutedConsumer> appended = [];
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(Frames.Event(RecordedConsumer.X, id, data)));
        Assert.True(reader.Read());
        Route.Deliver(reader.Current, new Arrival(Connect, OutstandingResponses.None, Replays: true), appended);
        return appended;
    }
}
