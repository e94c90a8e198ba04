using TypedStreaming.Hosting;

namespace TypedStreaming.Relay.Workers;

/// <summary>
/// A valid message of a partition: an event or a gap. It is handled by one or several consumers, and acknowledged when all of them have handled it.
/// </summary>
internal sealed class WorkerMessage
{
    private readonly Action<WorkerMessage> _onEnd;
    private int _unhandled;
    private int _open;

    /// <param name="received">The message as it was received.</param>
    /// <param name="content">The event or the gap.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="consumers">The number of consumers that handle it, at least 1.</param>
    /// <param name="onEnd">The callback for the moment at which no consumer uses the message any more.</param>
    /// <param name="mayBeDuplicate">True if the event may have been handled before, here or in another process.</param>
    /// <param name="lost">The token that is cancelled when another worker may get the message.</param>
    public WorkerMessage(
        ReceivedMessage received, MessageContent content, EventPartition partition, int consumers, bool mayBeDuplicate, Action<WorkerMessage> onEnd, CancellationToken lost)
    {
        (Received, Content, Partition, MayBeDuplicate, Lost) = (received, content, partition, mayBeDuplicate, lost);
        (_unhandled, _open, _onEnd) = (consumers, consumers, onEnd);
    }

    public ReceivedMessage Received { get; }

    public MessageContent Content { get; }

    public EventPartition Partition { get; }

    public bool MayBeDuplicate { get; }

    /// <summary>The recently handled events of the message's channel, to which this event is added when it is handled.</summary>
    public required RememberedEvents Remembered { get; init; }

    /// <summary>The number of times that the relay had begun to repeat events of the channel before this message arrived.</summary>
    public required int Repetition { get; init; }

    /// <summary>
    /// The token that is cancelled when the broker may deliver the message to another worker. This worker then makes no further attempt to
    /// handle the message.
    /// </summary>
    public CancellationToken Lost { get; }

    /// <summary>
    /// The duplicates of the event that arrived while the event was being handled. They are acknowledged together with this message.
    /// </summary>
    public List<ReceivedMessage> Copies { get; } = [];

    /// <summary>True if all consumers have handled the message.</summary>
    public bool IsHandled => Volatile.Read(ref _unhandled) == 0;

    /// <summary>Records that one consumer has handled the message.</summary>
    public void Acknowledge() => Interlocked.Decrement(ref _unhandled);

    /// <summary>Records that one consumer no longer uses the message, whether the consumer has handled it or not.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _open) == 0) _onEnd(this);
    }
}
