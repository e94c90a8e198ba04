using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Tests.Oracle;

/// <summary>The events that a consumer may get, how often, and in which order.</summary>
public sealed class ReceivingTests
{
    [Fact]
    public void An_event_comes_once()
    {
        var history = new History();
        var life = history.Join();
        var published = history.Publish();
        history.Receive(life, published, published);
        Assert.Equal([ViolationKind.Duplicate], history.Found);
    }

    [Fact]
    public void An_event_without_an_id_may_come_again()
    {
        var history = new History(ChannelKind.WithoutIds);
        var life = history.Join(Start.Latest);
        var published = history.Publish();
        history.Receive(life, published, published);
        Assert.Empty(history.Found);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_ids_are_shared_those_that_end_an_answer_may_come_again(bool endsAnswer)
    {
        var history = new History(ChannelKind.SharedIds);
        var life = history.Join();
        var published = history.Publish();
        published.EndedARun = endsAnswer;
        history.Receive(life, published, published);
        Assert.Equal(endsAnswer, !history.Found.Any());
    }

    [Fact]
    public void What_is_acknowledged_does_not_come_to_the_next_life_of_the_process()
    {
        var history = new History();
        var life = history.Join(Start.StoredOrEarliest);
        var published = history.Publish();
        history.Finish(life, published);
        history.Oracle.End(life, LifeEnd.Left);
        history.Receive(history.Join(Start.StoredOrEarliest), published);
        Assert.Equal([ViolationKind.Duplicate], history.Found);
    }

    [Fact]
    public void What_was_not_stored_may_come_to_the_next_process()
    {
        var history = new History();
        var life = history.Join(Start.StoredOrEarliest);
        var published = history.Publish();
        history.Finish(life, published);
        history.Oracle.End(life, LifeEnd.Killed);
        history.Oracle.BeginProcess();
        history.Receive(history.Join(Start.StoredOrEarliest, process: 2), published);
        Assert.Empty(history.Found);
    }

    [Fact]
    public void Nothing_comes_from_before_the_start()
    {
        var history = new History();
        var published = history.Publish();
        history.Receive(history.Join(Start.StoredOrEarliest, stored: published.Id), published);
        Assert.Equal([ViolationKind.BeforeStart], history.Found);
    }

    [Fact]
    public void At_the_present_nothing_comes_that_is_older_than_the_clocks_can_differ()
    {
        var history = new History();
        var published = history.Publish();
        history.Org.Now += TimeSpan.FromMinutes(1);
        history.Receive(history.Join(Start.Latest), published);
        Assert.Equal([ViolationKind.BeforeStart], history.Found);
    }

    [Fact]
    public void Nothing_comes_that_the_filter_keeps_out()
    {
        var history = new History();
        history.Receive(history.Join(filter: Region.North), history.Publish(region: Region.South));
        Assert.Equal([ViolationKind.WrongFilter], history.Found);
    }

    [Fact]
    public void Events_come_in_the_order_of_their_ids()
    {
        var history = new History();
        var life = history.Join();
        var (first, second) = (history.Publish(), history.Publish());
        history.Receive(life, second, first);
        Assert.Equal([ViolationKind.OutOfOrder], history.Found);
    }

    [Fact]
    public void An_event_may_come_late_if_another_answer_overtook_its_own()
    {
        var history = new History();
        var life = history.Join();
        var (first, second) = InOneSession(history);
        History.Hand(first.Session, 1, from: 3, to: 4);
        History.Hand(first.Session, 1, from: 1, to: 2);
        history.Receive(life, second.Event, first.Event);
        Assert.Empty(history.Found);
    }

    [Fact]
    public void It_may_not_if_its_answer_was_read_first()
    {
        var history = new History();
        var life = history.Join();
        var (first, second) = InOneSession(history);
        History.Hand(first.Session, 1, from: 1, to: 2);
        History.Hand(first.Session, 1, from: 3, to: 4);
        history.Receive(life, second.Event, first.Event);
        Assert.Equal([ViolationKind.OutOfOrder], history.Found);
    }

    [Fact]
    public void It_may_not_within_one_answer()
    {
        var history = new History();
        var life = history.Join();
        var (first, second) = InOneSession(history);
        History.Hand(first.Session, 2, from: 1, to: 2);
        history.Receive(life, second.Event, first.Event);
        Assert.Equal([ViolationKind.OutOfOrder], history.Found);
    }

    private static (QueuedEvent First, QueuedEvent Second) InOneSession(History history)
    {
        var session = new OrgSession(1);
        session.Enqueue(history.Publish(), history.Channel.Topic, isReplay: false);
        session.Enqueue(history.Publish(), history.Channel.Topic, isReplay: false);
        return (session.Queue[0], session.Queue[1]);
    }
}
