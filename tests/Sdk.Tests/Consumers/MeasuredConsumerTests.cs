using TypedStreaming.Consumers;
using TypedStreaming.Consumers.Acknowledgement;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

public sealed class MeasuredConsumerTests
{
    private static readonly DateTimeOffset Now = new ManualTimeProvider().GetUtcNow();

    private readonly JsonConsumer _consumer = new(
        Frames.Channel(Workbench.Channel), new EventsOptions(), new StartingPoint(ReplayFrom.Latest), new Place(false),
        new EventQueue<BayeuxMessage>(false, null), new ManualTimeProvider());

    [Fact]
    public void Ages_are_those_of_the_oldest_event_that_waits_and_of_the_oldest_that_is_out()
    {
        var measured = new MeasuredConsumer<BayeuxMessage>(_consumer, null);
        Assert.Equal((null, null), (measured.Lag(Now), measured.UnacknowledgedAge(Now)));
        Put(Now.AddSeconds(-9), Now.AddSeconds(-5));
        Assert.Equal((TimeSpan.FromSeconds(9), null), (measured.Lag(Now), measured.UnacknowledgedAge(Now)));
        Assert.Equal((2, 20), (measured.QueuedEvents, measured.QueuedBytes));
        Assert.True(_consumer.Queue.TryTake(out _));
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(9)), (measured.Lag(Now), measured.UnacknowledgedAge(Now)));
        Assert.True(_consumer.Queue.TryTake(out _));
        Assert.Equal((null, 0, 20), (measured.Lag(Now), measured.QueuedEvents, measured.QueuedBytes));
    }

    [Fact]
    public void Without_a_queued_event_the_lag_is_the_age_of_the_last_one_when_it_was_read()
    {
        var measured = new MeasuredConsumer<BayeuxMessage>(_consumer, null);
        var message = $$$"""{"channel":"/u/x","data":{"event":{"createdDate":"{{{Now.AddSeconds(-4):yyyy-MM-ddTHH:mm:ss.fffZ}}}","replayId":1},"payload":1}}""";
        ConsumerSteps.Receive(_consumer, message);
        Assert.Equal(TimeSpan.FromSeconds(4), measured.Lag(Now.AddHours(1)));
    }

    [Fact]
    public void An_event_from_a_clock_that_is_ahead_has_no_negative_age()
    {
        var measured = new MeasuredConsumer<BayeuxMessage>(_consumer, null);
        Put(Now.AddSeconds(9), Now);
        Assert.Equal(TimeSpan.Zero, measured.Lag(Now));
    }

    [Fact]
    public void A_parked_consumer_is_shown()
    {
        var measured = new MeasuredConsumer<BayeuxMessage>(_consumer, null);
        Assert.False(measured.IsParked);
        _consumer.Stage = ConsumerStage.Parked;
        Assert.True(measured.IsParked);
    }

    /// <summary>A generic channel keeps its events for 24 hours.</summary>
    [Fact]
    public async Task The_retention_that_is_used_is_the_age_of_the_position()
    {
        Assert.Null(new MeasuredConsumer<BayeuxMessage>(_consumer, null).RetentionUsed(Now));
        var named = new NamedConsumer(Workbench.Channel, "default", new ManualTimeProvider());
        var measured = new MeasuredConsumer<BayeuxMessage>(_consumer, named);
        Assert.Null(measured.RetentionUsed(Now));
        var saving = new SavingSchedule(TimeSpan.FromHours(1), 100, Workbench.StoreTimeout);
        await named.OpenAsync(
            new InMemoryReplayStore(), new ReplayKey("00D", Workbench.Channel, "default"), Workbench.Instance, saving, TestContext.Current.CancellationToken);
        await named.SaveStartAsync(new ReplayPosition { At = ReplayPosition.Beginning });
        Assert.Null(measured.RetentionUsed(Now));
        await named.SaveStartAsync(new ReplayPosition { ReplayId = 7, At = Now.AddHours(-6) });
        Assert.Equal((0.25, 0.0), (measured.RetentionUsed(Now), measured.RetentionUsed(Now.AddHours(-7))));
        Assert.True(await named.LeaveAsync());
    }

    private void Put(params ReadOnlySpan<DateTimeOffset> dates)
    {
        foreach (var date in dates) _consumer.Queue.Append(new QueueEntry<BayeuxMessage> { Id = 1, At = date.UtcTicks, Bytes = 10 });
        _consumer.Publish();
    }
}
