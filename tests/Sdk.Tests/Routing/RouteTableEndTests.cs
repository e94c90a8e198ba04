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
}
