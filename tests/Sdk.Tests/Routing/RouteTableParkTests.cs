using TypedStreaming.Routing;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Telemetry;

namespace TypedStreaming.Tests.Routing;

/// <summary>What a consumer keeps, and what is reported, while it is parked and when it returns.</summary>
public sealed class RouteTableParkTests : RouteTableTestBase
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>It takes no events before it has the reply, and the reply comes after the events.</summary>
    [Fact]
    public void Nobody_waits_for_an_explicit_subscription_before_its_reply()
    {
        AttachExplicit();
        var holder = Table.FindExplicit(Frames.Channel(X))!;
        var other = Attach("other");
        Assert.Equal((TimeSpan.Zero, Longest), (HoldFor(holder), HoldFor(other)));
        Table.Subscribe();
        Assert.Equal((Longest, Longest), (HoldFor(holder), HoldFor(other)));
    }

    [Fact]
    public void An_empty_queue_renews_the_budget_without_another_event()
    {
        var (slow, _) = (Attach("slow"), Attach("quick"));
        Table.Subscribe();
        Assert.Equal(Longest, HoldFor(slow));
        Time.Advance(TimeSpan.FromSeconds(10));
        Table.OnRoom(slow, Tables.Noon);
        Assert.Equal(Longest, HoldFor(slow));
    }

    /// <summary>Also if it starts again elsewhere before its queue is empty.</summary>
    [Fact]
    public void Parking_renews_the_budget()
    {
        var (slow, _) = (Attach("slow"), Attach("quick"));
        Table.Subscribe();
        Assert.Equal(Longest, HoldFor(slow));
        Time.Advance(Longest);
        Park(slow);
        Assert.Equal(Longest, HoldFor(slow));
    }

    [Fact]
    public void A_parked_consumer_with_some_room_returns_when_its_queue_is_empty()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        Park(consumer);
        (consumer.IsFull, consumer.Lags) = (false, true);
        Table.OnRoom(consumer, Tables.Noon);
        Assert.Equal([(consumer, true), (consumer, true)], Wire.Awaited);
    }

    /// <summary>Its program could not empty a queue whose events it does not see.</summary>
    [Fact]
    public void What_came_before_parking_is_visible_and_so_is_the_gap_of_a_return()
    {
        Table.BeginSession(replays: false);
        var (slow, _) = (Attach("slow"), Attach("quick"));
        Table.Subscribe();
        var before = slow.Published;
        Park(slow);
        Assert.Equal(before + 1, slow.Published);
        Return(slow);
        Assert.Equal((1, before + 2), (slow.Gaps.Count, slow.Published));
    }

    [Fact]
    public void Each_parking_is_counted_and_the_first_within_an_hour_is_logged()
    {
        const string channel = "/u/counts-parkings";
        using var heard = new HeardMeters();
        var log = new CapturedLog();
        var table = Tables.Make(Wire, log, Time);
        var consumer = RecordedConsumer.At(ReplayFrom.Latest, "one", channel);
        table.Attach(consumer);
        List<string> logged = [];
        for (var park = 1; park <= 2; park++)
        {
            table.Subscribe(channel);
            table.GoOnWithout(consumer);
            table.OnRoom(consumer, Tables.Noon);
            logged.Add(string.Join(' ', log.Entries.Select(static entry => entry.Id.Id)));
            table.OnRoom(consumer, Tables.Noon);
        }

        Assert.Equal(["206 207", "206 207"], logged);
        Assert.Equal("206 207 207", string.Join(' ', log.Entries.Select(static entry => entry.Id.Id)));
        Assert.Equal(2, heard.Sums[$"typedstreaming.consumers.parked channel={channel}"]);
    }

    [Fact]
    public void A_consumer_that_ends_because_it_is_full_is_counted_and_logged()
    {
        const string channel = "/u/counts-failures";
        using var heard = new HeardMeters();
        var log = new CapturedLog();
        var table = Tables.Make(Wire, log);
        var consumer = RecordedConsumer.Started(new RecordedConsumer(new EventsOptions { OnFull = FullBufferHandling.Fail }, channel));
        table.Attach(consumer);
        table.Subscribe(channel);
        table.GoOnWithout(consumer);
        Assert.StartsWith(consumer.Description, Assert.Single(log.Entries, static entry => entry.Id == 201).Text, StringComparison.Ordinal);
        Assert.Equal(1, heard.Sums[$"typedstreaming.consumers.too_slow channel={channel}"]);
    }

    [Fact]
    public void Who_was_parked_before_its_first_event_gets_the_events_that_it_refused()
    {
        var (slow, quick) = (Attach("slow"), Attach("quick"));
        Table.Subscribe();
        Park(slow);
        Deliver(5);
        Return(slow);
        Table.Release(X, Frames.Confirmation(X));
        Assert.Equal(-2, Table.Subscribe());
        Assert.Equal(Tables.Noon - TimeSpan.FromSeconds(30), slow.NotBefore);
        Deliver(5, 6);
        Assert.Equal([5, 6], slow.Ids);
        Assert.Equal([5, 6], quick.Ids);
    }

    /// <summary>Events before its only event may still arrive in the other response.</summary>
    [Fact]
    public void Who_has_only_an_event_that_may_have_overtaken_others_starts_before_it()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        Table.Sent(1, isConnect: true);
        Table.Sent(2, isConnect: false);
        Table.Deliver(X, 9, response: 2);
        Park(consumer);
        Return(consumer);
        Assert.Equal((Place.BeforeAll, true), (consumer.Place.Settled, consumer.Place.Had(9)));
        Table.LoseSession();
        Assert.Equal(-2, Table.Subscribe());
    }

    [Fact]
    public void Who_has_received_and_refused_nothing_returns_to_new_events()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        Park(consumer);
        Return(consumer);
        Table.Release(X, Frames.Confirmation(X));
        Assert.Equal(-1, Table.Subscribe());
        Assert.Empty(consumer.Gaps);
    }

    [Fact]
    public void Without_replay_a_return_is_a_gap_also_if_nothing_is_known_to_have_been_missed()
    {
        Table.BeginSession(replays: false);
        var consumer = Attach("one");
        Table.Subscribe();
        Park(consumer);
        Table.Release(X, Frames.Confirmation(X));
        Return(consumer);
        Table.Subscribe();
        Assert.Equal(GapCause.NoReplay, Assert.Single(consumer.Gaps).Cause);
    }

    [Fact]
    public void On_a_channel_with_events_without_ids_a_return_is_a_gap()
    {
        var consumer = Attach("one");
        Table.Subscribe();
        Table.Deliver(X, null);
        Deliver(5);
        Park(consumer);
        Table.Release(X, Frames.Confirmation(X));
        Return(consumer);
        Table.Subscribe();
        Assert.Equal(GapCause.NoReplay, Assert.Single(consumer.Gaps).Cause);
    }

    [Fact]
    public void The_gap_of_a_session_that_was_lost_while_it_was_parked_keeps_its_beginning()
    {
        Table.BeginSession(replays: false);
        var consumer = Attach("one");
        Table.Subscribe();
        Park(consumer);
        Table.LoseSession();
        Return(consumer);
        Table.Subscribe();
        Assert.Equal(Tables.Noon, Assert.Single(consumer.Gaps).From);
    }

    private TimeSpan HoldFor(RoutedConsumer consumer) => Table.HoldFor(consumer, Time.GetTimestamp(), unread: true);

    private void Return(RecordedConsumer consumer)
    {
        consumer.Drain();
        Table.OnRoom(consumer, Tables.Noon);
    }
}
