using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>
/// The consumer of an explicit subscription, which <see cref="StreamingClient.SubscribeAsync(string, EventsOptions, CancellationToken)"/> creates.
/// Each explicit subscription has its own queue. <c>Events()</c> yields the events of all explicit subscriptions in the order of their arrival.
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

    /// <summary>
    /// A task that returns the consumer of the channel's explicit subscription. If the channel already had an explicit subscription, this is the
    /// consumer that was created earlier.
    /// </summary>
    public TaskCompletionSource<ExplicitConsumer> Holder { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool ConflictsWith(RoutedConsumer other) => other is ExplicitConsumer;

    public override void Publish()
    {
        base.Publish();
        _events.Arrive(this, (int)(Queue.Appended - _announced));
        _announced = Queue.Appended;
    }

    /// <summary>Ignores a gap, because <c>Events()</c> cannot report gaps. The gap is only logged.</summary>
    public override void ReportGap(Gap gap)
    {
    }

    protected override QueueEntry<BayeuxMessage> Read(string channelName, in EventFrame frame) => JsonConsumer.ReadJson(channelName, frame);

    /// <summary>
    /// Ends the consumer. A failure is reported by <c>Events()</c> after the events that arrived before the failure. If the subscription was never
    /// confirmed, the failure is instead reported to the caller that subscribed.
    /// </summary>
    protected override void OnComplete(Exception? cause, bool discard)
    {
        if (cause is StreamingException && Confirmed.IsCompleted) _events.Fail(cause);
    }
}
