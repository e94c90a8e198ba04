using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Tests.Routing;

/// <summary>The ways in which consumers end, or have to start again somewhere else.</summary>
public sealed class RouteTableEndTests : RouteTableTestBase
{
    [Fact]
    public async Task A_fault_ends_the_holders_of_that_channel_alone()
    {
        var (faulty, healthy) = (Attach("one"), RecordedConsumer.At(ReplayFrom.Latest, channel: "/u/y"));
        Table.Attach(healthy);
        var cause = new StreamingException(StreamingError.SubscriptionRefused, "no");
        Table.Subscribe(confirm: false);
        Table.Fault(X, cause);
        Assert.Same(cause, faulty.Cause);
        Assert.False(faulty.Discarded);
        Assert.Null(await faulty.Confirmed);
        Assert.False(healthy.Confirmed.IsCompleted);
        Attach("one");
        Assert.EndsWith("want /u/x", Wire.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_org_has_moved_everybody_with_a_place_decides_and_has_the_new_instance()
    {
        var (one, latest) = (Attach("one", ReplayFrom.After(3)), Attach("latest"));
        Table.Subscribe();
        Table.MoveOrg("moved.my.salesforce.com", new StreamingException(StreamingError.InvalidReplayId, "moved"));
        Assert.Equal([one], Wire.Starts.Select(static start => start.Consumer));
        Assert.Equal(("moved.my.salesforce.com", "moved.my.salesforce.com"), (one.Instance, latest.Instance));
    }

    [Fact]
    public async Task After_a_move_it_starts_again_with_a_gap()
    {
        var one = Attach("one", ReplayFrom.Stored(orElse: ReplayFrom.Earliest));
        one.StartAt(new StartingPoint(ReplayFrom.After(3)));
        Table.Subscribe();
        Table.MoveOrg("moved", new StreamingException(StreamingError.InvalidReplayId, "moved"));
        foreach (var start in Wire.Starts)
            await start.DecideAsync(Tables.Noon, TimeSpan.FromMinutes(1), TimeProvider.System, TestContext.Current.CancellationToken);
        Table.LoseSession();
        Table.Restart(X, Wire.Starts, Tables.Noon);
        Assert.Equal(GapCause.OrgMoved, Assert.Single(one.Gaps).Cause);
        Assert.Equal(-2, Table.Subscribe());
    }

    [Fact]
    public void EndAll_ends_every_consumer_and_the_run_goes_on()
    {
        var (one, two) = (Attach("one"), RecordedConsumer.At(ReplayFrom.Latest, channel: "/u/y"));
        Table.Attach(two);
        var cause = new StreamingException(StreamingError.InvalidReplayId, "another org");
        Table.EndAll(cause);
        Assert.Equal((cause, cause, 0), (one.Cause, two.Cause, Table.ConsumerCount));
        Assert.Equal((false, false), (one.Discarded, two.Discarded));
        Attach("one");
        Assert.Equal(1, Table.ConsumerCount);
    }

    [Fact]
    public async Task The_end_ends_every_holder_and_every_wait()
    {
        AttachExplicit();
        var released = new TaskCompletionSource<BayeuxMessage?>();
        Table.DetachExplicit(Frames.Channel(X), released);
        var typed = Attach("one");
        Table.End(null, discard: true);
        Assert.Null(await released.Task);
        Assert.Null(await typed.Confirmed);
        Assert.True(typed.Discarded);
        Assert.Equal(0, Table.ConsumerCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void At_the_end_everything_that_came_is_visible(bool isOver)
    {
        var consumer = Attach("one");
        Table.Subscribe();
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(Frames.Event(X, 5)));
        Assert.True(reader.Read());
        Table.Deliver(reader.Current, request: 1);
        Assert.True(consumer.HasNews);
        if (isOver) Table.End(null, discard: false);
        else Table.EndAll(new IOException("down"));
        Assert.Equal((false, 1), (consumer.HasNews, consumer.Ends));
    }

    /// <summary>The next consumer of the name goes on from this place, and requests of its run have the same numbers.</summary>
    [Fact]
    public void After_the_end_a_place_awaits_no_response()
    {
        var consumer = Attach("one", ReplayFrom.After(3));
        Table.Subscribe();
        Table.Sent(1, isConnect: true);
        Table.Sent(2, isConnect: false);
        Table.Deliver(X, 7, response: 2);
        Table.End(null, discard: false);
        consumer.Place.SettleResponse(1);
        Assert.Equal((3, true), (consumer.Place.Settled, consumer.Place.Had(7)));
    }

    [Fact]
    public async Task A_wait_for_an_unsubscribe_does_not_outlive_the_end()
    {
        AttachExplicit();
        TaskCompletionSource<BayeuxMessage?> first = new(), second = new();
        Assert.Null(Table.DetachExplicit(Frames.Channel(X), first));
        Table.End(null, discard: false);
        AttachExplicit();
        Assert.Null(Table.DetachExplicit(Frames.Channel(X), second));
        Assert.False(second.Task.IsCompleted);
        var reply = Frames.Confirmation(X);
        Table.Release(X, reply);
        Assert.Same(reply, await second.Task);
    }
}
