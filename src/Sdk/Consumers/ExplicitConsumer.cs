using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>
/// The consumer of an explicit subscription, made by <c>SubscribeAsync(channel)</c>. Each consumer has its own queue. <c>Events()</c> takes
/// events from all these queues in the order of their arrival.
/// </summary>
internal sealed class ExplicitConsumer : QueueingConsumer<BayeuxMessage>
{
    private readonly ExplicitEvents _events;
    private long _announced;

    public ExplicitConsumer(ChannelName channel, EventsOptions options, ExplicitEvents events, TimeProvider time)
        : base(
            channel,
            options,
            new StartingPoint(options.From.OrElse ?? options.From),
            new Place(SharedIds.MayComeOn(channel.Topic)),
            new EventQueue<BayeuxMessage>(SharedIds.MayComeOn(channel.Topic), instance: null),
            time)
    {
        _events = events;
        StartAt(Start);
    }

    public override bool IsExplicit => true;

    public override string Description => $"The reader of Events() on {Channel}";

    /// <summary>Completes with the consumer of the channel's explicit subscription: this one, or an earlier one.</summary>
    public TaskCompletionSource<ExplicitConsumer> Holder { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool ConflictsWith(RoutedConsumer other) => other is ExplicitConsumer;

    public override void Publish()
    {
        base.Publish();
        _events.Arrive(this, (int)(Queue.Appended - _announced));
        _announced = Queue.Appended;
    }

    /// <summary>Ignores the gap, because Events() cannot report gaps. The log contains them.</summary>
    public override void ReportGap(Gap gap)
    {
    }

    protected override Slot<BayeuxMessage> Read(string channelName, in EventFrame frame) => JsonConsumer.ReadJson(channelName, frame);

    /// <summary>
    /// Ends the consumer. The common queue lives longer than the channel, so a failure is added to it after the events that came before. If
    /// the channel was never confirmed, the caller that subscribed gets the failure instead.
    /// </summary>
    protected override void OnComplete(Exception? cause, bool discard)
    {
        if (cause is StreamingException && Confirmed.IsCompleted) _events.Fail(cause);
    }
}
