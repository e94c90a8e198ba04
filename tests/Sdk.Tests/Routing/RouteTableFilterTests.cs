namespace TypedStreaming.Tests.Routing;

/// <summary>Subscriptions to one topic with different filters, and without a filter.</summary>
public sealed class RouteTableFilterTests : RouteTableTestBase
{
    private const string Bare = "/topic/A";
    private const string One = "/topic/A?x=1";
    private const string Two = "/topic/A?x=2";

    [Fact]
    public void An_event_without_a_filter_reaches_the_only_filter_of_its_topic()
    {
        var consumer = Join(One);
        Table.Deliver(Bare, 5);
        Table.Deliver(Frames.Oversize(Bare, 6), request: 1);
        Assert.Equal([5, 6], consumer.Ids);
    }

    [Fact]
    public void Where_events_name_their_filter_each_subscription_gets_its_own_events_only()
    {
        Join(X);
        var one = Join(One);
        Table.Deliver(One, 1);
        var (bare, two) = (Join(Bare), Join(Two));
        Table.Deliver(Bare, 2);
        Table.Deliver(Two, 3);
        Table.Deliver(Frames.Oversize(Bare, 4), request: 1);
        Table.Deliver(Frames.Oversize(One, 5), request: 1);
        Assert.Equal([1, 5], one.Ids);
        Assert.Equal([2, 4], bare.Ids);
        Assert.Equal([3], two.Ids);
        Assert.Empty(Wire.Renewals);
    }

    /// <summary>Events for the first filter may still arrive, and do not say that they are.</summary>
    [Fact]
    public void A_filter_that_follows_another_one_in_a_session_takes_a_new_session()
    {
        Leave(Join(One));
        Attach("two", channel: Two);
        Assert.Null(Table.BeginSubscribing(Two, Tables.Noon));
        Assert.Single(Wire.Renewals);
        Table.LoseSession();
        Assert.Equal(-1, Table.Subscribe(Two));
    }

    [Fact]
    public void A_filter_that_was_never_subscribed_and_another_topic_are_in_nobodys_way()
    {
        Join(X);
        Table.Detach(Attach("one", channel: One));
        Join(Two);
        Assert.Empty(Wire.Renewals);
    }

    [Fact]
    public void Where_events_name_their_filter_one_may_follow_another()
    {
        var one = Join(One);
        Table.Deliver(One, 1);
        Leave(one);
        Join(Two);
        Assert.Empty(Wire.Renewals);
    }

    private RecordedConsumer Join(string channel)
    {
        var consumer = Attach("default", channel: channel);
        Assert.Equal(-1, Table.Subscribe(channel));
        return consumer;
    }

    private void Leave(RecordedConsumer consumer)
    {
        Table.Detach(consumer);
        Table.Release(consumer.Channel.Full, Frames.Confirmation(consumer.Channel.Full));
    }
}
