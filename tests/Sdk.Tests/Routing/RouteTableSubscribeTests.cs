using System.Diagnostics;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Routing;

/// <summary>Subscribe requests, and the replies to them.</summary>
public sealed class RouteTableSubscribeTests : RouteTableTestBase
{
    private static readonly StreamingException Refusal = new(StreamingError.SubscriptionRefused, "no");

    [Fact]
    public void Who_wants_the_past_of_a_channel_of_which_nothing_was_read_is_subscribed_in_a_new_session()
    {
        Leave(Attach("one"), confirm: true, Frames.Confirmation(X));
        Attach("two", ReplayFrom.Earliest);
        Assert.Null(Table.BeginSubscribing(X, Tables.Noon));
        Assert.Single(Wire.Renewals);
        Table.LoseSession();
        Assert.Equal(-2, Table.Subscribe());
    }

    /// <summary>A request that was answered may have subscribed the channel; one that never was has not.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_channel_that_left_before_its_reply_was_subscribed_if_the_server_unsubscribed_it(bool isReplied, bool needsAnotherSession)
    {
        Leave(Attach("one"), confirm: false, isReplied ? Frames.Confirmation(X) : null);
        Attach("two", ReplayFrom.Earliest);
        Assert.Equal(needsAnotherSession, Table.BeginSubscribing(X, Tables.Noon) is null);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void A_start_that_the_server_cannot_replay_is_logged_with_the_first_subscribe(bool replays, int times)
    {
        var log = new CapturedLog();
        var table = Tables.Make(Wire, log);
        table.BeginSession(replays);
        table.Attach(RecordedConsumer.At(ReplayFrom.After(3)));
        for (var session = 0; session < 2; session++)
        {
            table.Subscribe();
            Assert.Equal(times, log.Entries.Count(static entry => entry.Id == 202));
            table.LoseSession();
        }
    }

    [Fact]
    public void The_activities_of_those_who_wait_for_the_reply_are_known()
    {
        using var activity = new Activity("subscribe").Start();
        Attach("one");
        Assert.Equal([activity.Context], Table.AskedBy(X));
        Assert.Empty(Table.AskedBy("/u/y"));
        Table.Subscribe();
        Assert.Empty(Table.AskedBy(X));
    }

    [Fact]
    public void What_the_reply_reports_is_visible_at_once()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        Table.LoseSession();
        var before = consumer.Published;
        Table.Subscribe();
        Assert.Equal((before + 1, GapCause.InterruptedBeforeFirstEvent), (consumer.Published, Assert.Single(consumer.Gaps).Cause));
    }

    /// <summary>Its caller waits for the reply.</summary>
    [Fact]
    public void A_channel_whose_consumers_were_parked_before_the_reply_is_unsubscribed_after_it()
    {
        var consumer = Attach("one");
        Table.Subscribe(confirm: false);
        Park(consumer);
        Assert.Equal("want /u/x", Wire.Asked);
        Table.Confirm(X, Frames.Confirmation(X), Tables.Noon);
        Assert.Equal("want /u/x, unwant /u/x", Wire.Asked);
    }

    [Fact]
    public void Only_a_consumer_that_returns_is_charged_for_repeated_events_and_only_until_the_next_subscribe()
    {
        var (slow, quick) = (Attach("slow"), Attach("quick"));
        Table.Subscribe();
        Assert.Equal((false, false), (slow.Parking.IsReturning, quick.Parking.IsReturning));
        Deliver(5);
        Park(slow);
        Deliver(6);
        slow.Drain();
        Table.OnRoom(slow, Tables.Noon);
        Table.Release(X, Frames.Confirmation(X));
        Table.Subscribe();
        Assert.Equal((true, false), (slow.Parking.IsReturning, quick.Parking.IsReturning));
        Attach("joiner", ReplayFrom.After(1));
        Table.Release(X, Frames.Confirmation(X));
        Table.Subscribe();
        Assert.False(slow.Parking.IsReturning);
    }

    [Fact]
    public async Task A_refused_subscribe_ends_the_wait_for_an_unsubscribe()
    {
        AttachExplicit();
        Table.Subscribe(confirm: false);
        var released = new TaskCompletionSource<BayeuxMessage?>();
        Assert.Null(Table.DetachExplicit(Frames.Channel(X), released));
        Table.Fault(X, Refusal);
        Assert.True(released.Task.IsCompleted);
        Assert.Null(await released.Task);
    }

    /// <summary>The refused request brings no replay, so a later replay does not have to reach its start.</summary>
    [Fact]
    public void The_start_of_a_refused_subscribe_is_no_event_of_the_channel()
    {
        Attach("one", ReplayFrom.After(9));
        Table.Subscribe();
        Deliver(30);
        Attach("two", ReplayFrom.After(5));
        Table.Release(X, Frames.Confirmation(X));
        Assert.Equal(5, Table.Subscribe(confirm: false));
        Table.Fault(X, Refusal);
        var later = Attach("later", ReplayFrom.After(1));
        Assert.Equal(1, Table.Subscribe());
        Assert.Equal(30, later.Place.Fence);
    }

    [Fact]
    public void After_a_refused_subscribe_nothing_is_delivered_before_the_next_one()
    {
        var consumer = Attach("one");
        Table.Subscribe(confirm: false);
        Table.Release(X, null, wasRefused: true);
        Deliver(5);
        Assert.Equal(ConsumerStage.Waiting, consumer.Stage);
        Table.Subscribe();
        Deliver(6);
        Assert.Equal([6], consumer.Ids);
    }

    [Fact]
    public void Between_an_unsubscribe_and_the_next_subscribe_a_running_consumer_gets_what_still_arrives()
    {
        var running = Attach("running");
        Table.Subscribe();
        Deliver(5);
        Attach("joiner", ReplayFrom.After(1));
        Table.Release(X, Frames.Confirmation(X));
        Deliver(6);
        Assert.Equal([5, 6], running.Ids);
    }

    private void Leave(RecordedConsumer consumer, bool confirm, BayeuxMessage? reply)
    {
        Table.Subscribe(confirm: confirm);
        Table.Detach(consumer);
        Table.Release(X, reply);
    }
}
