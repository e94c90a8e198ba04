using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>Lost sessions, lost ids, and a moved org.</summary>
public sealed class RouteTableLossTests : RouteTableTestBase
{
    private const string One = "/topic/A?x=1";
    private const string Two = "/topic/A?x=2";

    private static readonly StreamingException Refusal = new(StreamingError.InvalidReplayId, "unknown");

    /// <summary>The server has lost events of the topic, and nobody knows which. Another topic is not concerned.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_id_that_a_running_consumer_had_and_the_server_has_lost_is_a_gap_for_those_of_its_topic_who_had_none(bool isJoined)
    {
        Attach("one", channel: One);
        Table.Subscribe(One);
        Table.Deliver(One, 50);
        var (interrupted, elsewhere) = (Interrupt(Two), Interrupt("/topic/B"));
        Table.LoseSession();
        if (isJoined) Attach("joiner", ReplayFrom.After(50), One);
        Assert.Equal(50, Table.Subscribe(One, confirm: false));

        Assert.True(Table.Refused(One, Refusal));

        Assert.Equal(isJoined ? 2 : 1, Wire.Starts.Length);
        Assert.Equal(-2, Table.Subscribe(Two));
        Assert.Equal(-2, Table.Subscribe("/topic/B"));
        Assert.Equal([GapCause.InterruptedBeforeFirstEvent], interrupted.Gaps.Select(static gap => gap.Cause));
        Assert.Empty(elsewhere.Gaps);
    }

    [Fact]
    public void An_unknown_id_that_a_new_consumer_wants_says_nothing_about_the_others()
    {
        Attach("one", channel: One);
        Table.Subscribe(One);
        Table.Deliver(One, 50);
        var interrupted = Interrupt(Two);
        Table.LoseSession();
        Attach("joiner", ReplayFrom.After(3), One);
        Assert.Equal(3, Table.Subscribe(One, confirm: false));
        Assert.True(Table.Refused(One, Refusal));
        Table.Subscribe(Two);
        Assert.Empty(interrupted.Gaps);
    }

    [Fact]
    public void When_the_org_has_moved_only_those_without_a_place_go_on_with_new_ids()
    {
        var (one, two) = (Attach("one", ReplayFrom.After(3)), Attach("two", channel: "/u/y"));
        Table.Subscribe();
        Table.Subscribe("/u/y");
        Table.MoveOrg("moved", Refusal);
        Assert.Equal((0, 1), (one.Eras, two.Eras));
        Assert.Equal([one], Wire.Starts.Select(static start => start.Consumer));
        Assert.Equal("want /u/x, want /u/y, unwant /u/x", Wire.Asked);
    }

    [Fact]
    public void What_was_outstanding_in_a_lost_session_is_not_waited_for_in_the_next()
    {
        var consumer = Attach("one", ReplayFrom.Earliest);
        Table.Sent(1, isConnect: true);
        Table.Subscribe();
        Table.LoseSession();
        Table.Subscribe();
        Table.Sent(5, isConnect: true);
        Table.Deliver(X, 7, response: 5);
        Assert.Equal(7, consumer.Place.Settled);
    }

    [Fact]
    public void Channels_that_were_left_are_forgotten_with_the_session()
    {
        for (var channel = 0; channel < 400; channel++)
        {
            Table.Detach(Attach("one", channel: $"/u/{channel}"));
            if (channel == 200) Table.LoseSession();
        }

        Assert.Empty(Wire.Renewals);
    }

    /// <summary>Such events cannot be replayed, so that the next consumer may miss some too.</summary>
    [Fact]
    public void It_is_remembered_that_events_of_a_channel_have_no_ids_when_it_was_left()
    {
        var first = Attach("first");
        Table.Subscribe();
        Table.Deliver(X, null);
        Table.Detach(first);
        Table.LoseSession();
        var second = Attach("second", ReplayFrom.After(3));
        Table.Subscribe();
        Table.LoseSession();
        Table.Subscribe();
        Assert.Equal(GapCause.NoReplay, Assert.Single(second.Gaps).Cause);
    }

    [Fact]
    public void Events_that_were_lost_for_good_are_reported_visibly()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        var before = consumer.Published;
        Table.MissEvents(Tables.Noon, Tables.Noon);
        Assert.Equal((1, before + 1), (consumer.Gaps.Count, consumer.Published));
    }

    /// <summary>Makes a consumer that is confirmed and gets nothing.</summary>
    private RecordedConsumer Interrupt(string channel)
    {
        var consumer = Attach("interrupted", ReplayFrom.LatestWithoutGap, channel);
        Table.Subscribe(channel);
        return consumer;
    }
}
