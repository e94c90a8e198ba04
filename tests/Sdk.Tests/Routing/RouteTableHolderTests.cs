namespace TypedStreaming.Tests.Routing;

/// <summary>The consumers of a channel, and the requests that follow from them.</summary>
public sealed class RouteTableHolderTests : RouteTableTestBase
{
    [Fact]
    public void The_first_holder_puts_a_channel_on_the_wire_and_the_last_takes_it_off()
    {
        var (one, two) = (Attach("one"), RecordedConsumer.At(ReplayFrom.Latest, "two"));
        Table.Subscribe();
        Table.Attach(two);
        Assert.Equal("want /u/x", Wire.Asked);
        Table.Detach(one);
        Assert.Equal("want /u/x", Wire.Asked);
        Table.Detach(two);
        Table.Detach(two);
        Assert.Equal("want /u/x, unwant /u/x", Wire.Asked);
        Assert.False(Table.Holds(X));
    }

    /// <summary>The present subscription ends with the reply to the unsubscribe.</summary>
    [Fact]
    public void Who_comes_while_the_channel_leaves_the_wire_has_it_subscribed_again()
    {
        var first = Attach("two");
        Table.Subscribe();
        Deliver(5);
        Table.Detach(first);
        var second = Attach("three");
        Assert.EndsWith("unwant /u/x, want /u/x", Wire.Asked, StringComparison.Ordinal);
        Assert.False(second.Confirmed.IsCompleted);
        Table.Release(X, null);
        Table.Subscribe();
        Deliver(8);
        Assert.Equal([8], second.Ids);
    }

    [Fact]
    public void A_second_consumer_of_one_name_is_refused_with_what_to_do()
    {
        Attach("one");
        var refusal = Assert.IsType<InvalidOperationException>(Table.Attach(RecordedConsumer.At(ReplayFrom.Latest, "one")));
        Assert.Contains("The consumer 'one' of /u/x is already active", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("EventsOptions.Name", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, Table.ConsumerCount);
    }

    [Fact]
    public void A_channel_that_nobody_holds_is_not_subscribed()
    {
        Assert.Null(Table.BeginSubscribing(X, Tables.Noon));
        Table.Detach(Attach("one"));
        Assert.Null(Table.BeginSubscribing(X, Tables.Noon));
    }

    [Fact]
    public void A_new_holder_of_a_channel_starts_where_it_asks_and_not_where_the_last_one_was()
    {
        var first = Attach("one");
        Table.Subscribe();
        Deliver(5);
        Table.Detach(first);
        Table.Release(X, null);
        Attach("one", ReplayFrom.Earliest);
        Assert.Equal(-2, Table.Subscribe());
    }

    [Fact]
    public void Two_filters_of_one_topic_need_a_server_that_writes_the_filter()
    {
        Assert.Null(Table.Attach(RecordedConsumer.At(ReplayFrom.Latest, channel: "/topic/A?x=1")));
        var refused = Assert.IsType<StreamingException>(Table.Attach(RecordedConsumer.At(ReplayFrom.Latest, channel: "/topic/A?x=2")));
        Assert.Equal((StreamingError.SubscriptionRefused, "/topic/A?x=2"), (refused.Error, refused.Channel));
        Table.Subscribe("/topic/A?x=1");
        Table.Deliver("/topic/A?x=1", 1);
        Assert.Null(Table.Attach(RecordedConsumer.At(ReplayFrom.Latest, channel: "/topic/A?x=2")));
    }

    [Fact]
    public void Many_channels_that_were_left_are_forgotten_with_a_new_session()
    {
        for (var channel = 0; channel <= 256; channel++)
        {
            Assert.Empty(Wire.Renewals);
            var consumer = RecordedConsumer.At(ReplayFrom.Latest, channel: $"/u/{channel}");
            Table.Attach(consumer);
            Table.Detach(consumer);
        }

        Assert.Single(Wire.Renewals);
    }

    [Fact]
    public void Fifty_who_join_while_a_channel_is_subscribed_again_cost_one_subscribe()
    {
        Attach("running");
        Table.Subscribe();
        Deliver(1000);
        for (var joiner = 0; joiner < 50; joiner++) Attach($"joiner{joiner}", ReplayFrom.Earliest);
        Assert.Equal("want /u/x, unwant /u/x, want /u/x", Wire.Asked);
        Table.Release(X, null);
        Assert.Equal(-2, Table.Subscribe());
        Assert.Equal(51, Table.ConsumerCount);
        Assert.Equal("want /u/x, unwant /u/x, want /u/x", Wire.Asked);
    }

    [Fact]
    public void Those_who_join_later_come_with_one_further_subscribe()
    {
        Attach("one", ReplayFrom.After(1));
        Table.Subscribe();
        Deliver(4);
        Attach("two", ReplayFrom.After(1));
        Attach("three", ReplayFrom.After(1));
        Assert.Equal("want /u/x, unwant /u/x, want /u/x", Wire.Asked);
    }

    [Fact]
    public void Where_nothing_is_known_a_joiner_from_before_takes_a_new_session()
    {
        Attach("one");
        Table.Subscribe();
        Attach("two", ReplayFrom.Earliest);
        Assert.Single(Wire.Renewals);
        Table.LoseSession();
        Assert.Equal(-2, Table.Subscribe());
    }
}
