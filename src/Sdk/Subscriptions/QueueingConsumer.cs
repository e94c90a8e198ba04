using TypedStreaming.Bayeux;
using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>A consumer with a queue of its own, for one enumeration at a time.</summary>
internal abstract class QueueingConsumer<T>(ChannelName channel, EventsOptions options, StartingPoint start)
    : ChannelConsumer(channel, options, start)
{
    private readonly ByteBudget _gaps = new(int.MaxValue);

    public DeliveryQueue<ReceivedEvent<T>> Queue { get; } = new();

    /// <summary>What waits, and what is out and not acknowledged.</summary>
    public ByteBudget Budget { get; } = new(options.BufferBytes);

    /// <summary>Whether the store wants creation dates as the server wrote them.</summary>
    public bool KeepsRawDates { get; init; }

    public override string Description => $"The consumer '{Options.Name}' of {Channel}";

    public override bool ConflictsWith(ChannelConsumer other) =>
        other is not HandConsumer && other.Options.Name == Options.Name;

    public sealed override bool Receive(string channel, in EventFrame frame)
    {
        var received = Read(channel, frame) with
        {
            ReplayId = frame.ReplayId,
            CreatedDate = frame.ReadCreatedDate(),
            RawCreatedDate = KeepsRawDates ? frame.ReadRawCreatedDate() : null,
        };
        if (Queue.TryPut(received, frame.Message.Length, Budget)) return true;
        Complete(TooSlow(), discard: false);
        return false;
    }

    /// <summary>A gap stands in the queue at its place.</summary>
    public sealed override void ReportGap(Gap gap) => Queue.TryPut(new ReceivedEvent<T> { Gap = gap }, 0, _gaps);

    protected abstract ReceivedEvent<T> Read(string channel, in EventFrame frame);

    protected sealed override void OnComplete(Exception? cause, bool discard) => Queue.Complete(cause, discard);
}
