using TypedStreaming.Bayeux;

namespace TypedStreaming.Subscriptions;

/// <summary>A consumer with a queue of its own, for one enumeration at a time.</summary>
internal abstract class QueueingConsumer<TItem>(ChannelName channel, EventsOptions options) : ChannelConsumer(channel, options)
{
    private readonly ByteBudget _budget = new(options.BufferBytes);

    public DeliveryQueue<TItem> Queue { get; } = new();

    public override string Description => $"The consumer '{Options.Name}' of {Channel}";

    public override bool ConflictsWith(ChannelConsumer other) =>
        other is not HandConsumer && other.Options.Name == Options.Name;

    public sealed override bool Receive(string channel, in EventFrame frame)
    {
        if (Queue.TryPut(Read(channel, frame), frame.Message.Length, _budget)) return true;
        Complete(TooSlow(), discard: false);
        return false;
    }

    protected abstract TItem Read(string channel, in EventFrame frame);

    protected sealed override void OnComplete(Exception? cause, bool discard) => Queue.Complete(cause, discard);
}
