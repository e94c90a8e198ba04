using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>
/// A channel that was subscribed by <c>SubscribeAsync(channel)</c>. Each has a queue of its own, which <c>Events()</c> drains in the order
/// of all arrivals.
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

    /// <summary>Done with the consumer that holds the channel explicitly: this one, or an earlier one.</summary>
    public TaskCompletionSource<ExplicitConsumer> Holder { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool ConflictsWith(RoutedConsumer other) => other is ExplicitConsumer;

    public override void Publish()
    {
        base.Publish();
        _events.Arrive(this, (int)(Queue.Appended - _announced));
        _announced = Queue.Appended;
    }

    /// <summary>Events() has no place for gaps; the log has them.</summary>
    public override void ReportGap(Gap gap)
    {
    }

    protected override Slot<BayeuxMessage> Read(string channelName, in EventFrame frame) => JsonConsumer.ReadJson(channelName, frame);

    /// <summary>
    /// The queue of all outlives the channel: a fault stands in it at its place, after what came before. Where the channel was never
    /// confirmed, whoever subscribed it gets the fault instead.
    /// </summary>
    protected override void OnComplete(Exception? cause, bool discard)
    {
        if (cause is StreamingException && Confirmed.IsCompleted) _events.Fail(cause);
    }
}
