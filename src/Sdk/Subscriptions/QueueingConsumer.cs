using TypedStreaming.Bayeux;
using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>A consumer with a queue of its own, for one enumeration at a time.</summary>
internal abstract class QueueingConsumer<T>(ChannelName channel, EventsOptions options, StartingPoint start)
    : ChannelConsumer(channel, options, start)
{
    /// <summary>Copies come within minutes of each other; at 16 bytes each this is little, and long enough.</summary>
    private const int RememberedEvents = 10_000;

    private readonly ByteBudget _gaps = new(int.MaxValue);
    private readonly SeenEvents? _seen =
        channel.Full.StartsWith(EventDescriptor.PrefixOf(EventKind.PlatformEvent), StringComparison.Ordinal) ? new SeenEvents(RememberedEvents) : null;

    public DeliveryQueue<ReceivedEvent<T>> Queue { get; } = new();

    /// <summary>What waits, and what is out and not acknowledged.</summary>
    public ByteBudget Budget { get; } = new(options.BufferBytes);

    /// <summary>Whether the store wants creation dates as the server wrote them.</summary>
    public bool KeepsRawDates { get; init; }

    /// <summary>Whether the program may ask for what the server says around an event.</summary>
    public bool KeepsEnvelope { get; init; }

    public override string Description => $"The consumer '{Options.Name}' of {Channel}";

    public override bool ConflictsWith(ChannelConsumer other) =>
        other is not HandConsumer && other.Options.Name == Options.Name;

    public sealed override bool Receive(string channel, in EventFrame frame)
    {
        var isCopy = _seen is not null && frame.ReadEventUuid() is { } id && !_seen.Add(id);
        var received = (isCopy ? new ReceivedEvent<T> { IsCopy = true } : Read(channel, frame)) with
        {
            ReplayId = frame.ReplayId,
            CreatedDate = frame.ReadCreatedDate(),
            Metadata = KeepsEnvelope ? EventMetadata.From(channel, frame) : null,
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
